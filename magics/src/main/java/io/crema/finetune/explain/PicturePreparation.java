package io.crema.finetune.explain;

import io.crema.finetune.data.image.ImageProcessing;
import io.crema.finetune.data.image.Pixels;
import io.crema.finetune.model.Batch;
import io.crema.finetune.model.ImageInputs;
import io.crema.finetune.model.ImagePreprocessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a picture ready: its pixels are varied, and square patches are the parts. */
record PicturePreparation(ImagePreprocessor preprocessor) implements Preparation {

    /** Patches along each side: three for each third that the summary speaks of. */
    static final int PATCHES = 9;

    private static final int TOGETHER = 16;

    @Override
    public String examples() {
        return preprocessor.kind();
    }

    @Override
    public Map<AttributionBaseline, String> baselines() {
        Map<AttributionBaseline, String> baselines = new LinkedHashMap<>();
        baselines.put(AttributionBaseline.BLACK, "a black picture");
        baselines.put(AttributionBaseline.MEAN, "a picture of its mean colour");
        baselines.put(AttributionBaseline.BLURRED, "the picture blurred");
        return baselines;
    }

    @Override
    public Prepared of(ExplainedModel model, String reference, AttributionBaseline baseline) {
        ImageInputs inputs = preprocessor.inputs(List.of(reference));
        ImageProcessing processing = inputs.pictures().processing();
        Pixels seen = processing.cropped(inputs.pictures().get(0));
        float[] pixels;
        try (Batch batch = inputs.batch(0)) {
            pixels = batch.arrays().get(0).toFloatArray();
        }
        int height = processing.crop().height();
        int width = processing.crop().width();
        Subject subject =
                subject(pixels, absent(pixels, processing, baseline), new int[] {processing.channels(), height, width});
        return new Prepared(
                new Explained.OfPicture(reference, seen, patches(height, width)),
                subject,
                asked -> asked.meaning(inputs)[0],
                (asked, kept) -> asked.meaning(subject, kept));
    }

    /** @param shape channels, height and width */
    static Subject subject(float[] pixels, float[] absent, int[] shape) {
        int area = shape[1] * shape[2];
        int patches = patches(shape[1], shape[2]);
        List<Integer> parts = new ArrayList<>();
        for (int pixel = 0; pixel < area; pixel++) {
            int row = pixel / shape[2] * patches / shape[1];
            int column = pixel % shape[2] * patches / shape[2];
            parts.add(row * patches + column);
        }
        List<Long> lengths =
                Arrays.stream(shape).mapToObj(length -> (long) length).toList();
        return new Subject(
                List.of(), new Subject.Layout(lengths, number -> number % area, parts, TOGETHER), pixels, absent);
    }

    private static int patches(int height, int width) {
        return Math.min(PATCHES, Math.min(height, width));
    }

    private static float[] absent(float[] pixels, ImageProcessing processing, AttributionBaseline baseline) {
        int channels = processing.channels();
        int area = pixels.length / channels;
        float[] absent = new float[pixels.length];
        for (int c = 0; c < channels; c++) {
            float[] channel = Arrays.copyOfRange(pixels, c * area, (c + 1) * area);
            float[] blank = switch (baseline) {
                case BLACK -> filled(area, black(processing.scaling(), c));
                case MEAN -> filled(area, mean(channel));
                case BLURRED ->
                    Blur.gaussian(
                            channel,
                            processing.crop().width(),
                            processing.crop().height() / 8.0);
                case PAD, MASK, ZERO ->
                    throw new IllegalArgumentException("pictures have no baseline " + baseline.label());
            };
            System.arraycopy(blank, 0, absent, c * area, area);
        }
        return absent;
    }

    /** What a sample of 0 becomes. */
    private static float black(ImageProcessing.Scaling scaling, int channel) {
        double mean = scaling.means().get(channel % scaling.means().size());
        return (float)
                (-mean / scaling.deviations().get(channel % scaling.deviations().size()));
    }

    private static float mean(float[] channel) {
        double sum = 0;
        for (float value : channel) {
            sum += value;
        }
        return (float) (sum / channel.length);
    }

    private static float[] filled(int length, float value) {
        float[] all = new float[length];
        Arrays.fill(all, value);
        return all;
    }
}
