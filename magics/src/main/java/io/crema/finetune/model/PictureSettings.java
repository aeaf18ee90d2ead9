package io.crema.finetune.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.crema.finetune.data.image.ImageProcessing;
import io.crema.finetune.data.image.ImageProcessing.Resizing;
import io.crema.finetune.data.image.ImageProcessing.Scaling;
import io.crema.finetune.data.image.ImageProcessing.Size;
import io.crema.finetune.data.image.Interpolation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@code preprocessor_config.json}: how the model's makers brought pictures to its size. */
final class PictureSettings {
    /** Below this size ConvNeXT's and ResNet's pictures are cut from the middle, from it on they are squeezed. */
    private static final int SQUEEZED_FROM = 384;

    private final String model;
    private final JsonNode tree;
    private final ImageBackbone backbone;
    private final Set<String> problems = new LinkedHashSet<>();

    private PictureSettings(String model, JsonNode tree, ImageBackbone backbone) {
        this.model = model;
        this.tree = tree;
        this.backbone = backbone;
    }

    /**
     * What is done to pictures; without a file they are brought to the backbone's size and to [-1, 1].
     *
     * @throws ConfigException naming every setting that is not supported
     */
    static ImageProcessing of(String model, JsonNode tree, ImageBackbone backbone) {
        return tree.isEmpty()
                ? ImageProcessing.square(backbone.channels(), backbone.imageSize())
                : new PictureSettings(model, tree, backbone).processing();
    }

    private ImageProcessing processing() {
        Resizing resizing = resizing();
        Size crop = crop();
        int expected = backbone.imageSize();
        if (crop.height() != expected || crop.width() != expected) {
            problems.add("its pictures become " + crop.height() + " x " + crop.width() + ", but the model takes "
                    + expected + " x " + expected);
        }
        Interpolation interpolation = interpolation();
        Scaling scaling = scaling();
        if (!problems.isEmpty()) {
            throw new ConfigException("preprocessor_config.json of " + model + ": " + String.join("; ", problems));
        }
        return new ImageProcessing(backbone.channels(), resizing, interpolation, crop, scaling);
    }

    private boolean isConvNeXt() {
        String type = tree.path("image_processor_type")
                .asText(tree.path("feature_extractor_type").asText(""));
        return type.startsWith("ConvNext");
    }

    private Resizing resizing() {
        if (!tree.path("do_resize").asBoolean(true)) {
            return new Resizing.None();
        }
        JsonNode size = tree.path("size");
        if (isConvNeXt()) {
            int edge = size.path("shortest_edge").asInt(size.asInt(SQUEEZED_FROM));
            double share = tree.path("crop_pct").asDouble(224 / 256.);
            return edge < SQUEEZED_FROM
                    ? new Resizing.ShortestEdge((int) (edge / share))
                    : new Resizing.Exact(new Size(edge, edge));
        }
        if (size.has("shortest_edge")) {
            return new Resizing.ShortestEdge(size.path("shortest_edge").asInt());
        }
        return new Resizing.Exact(exact("size").orElse(usual()));
    }

    /** The part that is kept: what is said, else all that an exact size gives. */
    private Size crop() {
        if (tree.path("do_center_crop").asBoolean(false)) {
            return exact("crop_size").orElse(usual());
        }
        JsonNode size = tree.path("size");
        if (isConvNeXt()) {
            int edge = size.path("shortest_edge").asInt(size.asInt(SQUEEZED_FROM));
            return new Size(edge, edge);
        }
        return size.has("shortest_edge") || !tree.path("do_resize").asBoolean(true)
                ? usual()
                : exact("size").orElse(usual());
    }

    private Size usual() {
        return new Size(backbone.imageSize(), backbone.imageSize());
    }

    /** {@code 224}, or {@code {"height": 224, "width": 224}}; nothing if it is left out. */
    private Optional<Size> exact(String setting) {
        JsonNode said = tree.path(setting);
        int height = said.path("height").asInt(said.asInt());
        int width = said.path("width").asInt(said.asInt());
        if (height > 0 && width > 0) {
            return Optional.of(new Size(height, width));
        }
        if (!said.isMissingNode()) {
            problems.add(setting + " must be a number, or a height and a width, not " + said);
        }
        return Optional.empty();
    }

    private Interpolation interpolation() {
        int usual = isConvNeXt() ? Interpolation.BICUBIC.number() : Interpolation.BILINEAR.number();
        int number = tree.path("resample").asInt(usual);
        Optional<Interpolation> known = Interpolation.numbered(number);
        if (known.isEmpty()) {
            problems.add("resample " + number + " is not supported (0 nearest, 1 lanczos, 2 bilinear, 3 bicubic)");
        }
        return known.orElse(Interpolation.BILINEAR);
    }

    private Scaling scaling() {
        double factor = tree.path("do_rescale").asBoolean(true)
                ? tree.path("rescale_factor").asDouble(1 / 255.)
                : 1;
        return tree.path("do_normalize").asBoolean(true)
                ? new Scaling(factor, numbers("image_mean"), numbers("image_std"))
                : new Scaling(factor, List.of(0.), List.of(1.));
    }

    private List<Double> numbers(String setting) {
        JsonNode said = tree.path(setting);
        List<Double> numbers = new ArrayList<>();
        if (said.isNumber()) {
            numbers.add(said.asDouble());
        }
        said.forEach(each -> numbers.add(each.asDouble()));
        if (numbers.isEmpty()) {
            return List.of(.5);
        }
        if (numbers.size() != 1 && numbers.size() != backbone.channels()) {
            problems.add(setting + " has "
                    + numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ", but the model takes "
                    + backbone.channels() + " channels");
        }
        return numbers;
    }
}
