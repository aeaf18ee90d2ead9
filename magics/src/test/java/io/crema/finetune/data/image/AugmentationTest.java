package io.crema.finetune.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final ImageProcessing PROCESSING = ImageProcessing.square(3, 8);
    private static final Pixels SLOPE = slope();

    private static Pixels slope() {
        byte[] samples = new byte[8 * 8 * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) i;
        }
        return new Pixels(8, 8, 3, samples);
    }

    @Test
    void changesNothingUntilItIsAskedTo() {
        assertArrayEquals(
                SLOPE.samples(), Augmentation.NONE.of(SLOPE, PROCESSING, 1, 0).samples());
        assertTrue(Augmentation.NONE.isNone());
        assertEquals(
                "flip, crop 0.60, jitter 0.20",
                Augmentation.NONE.withFlip().withCrop(.6).withJitter(.2).toString());
    }

    @Test
    void changesPicturesAlikeWhetherTheyAreMixedAfterOrNot() {
        Augmentation changes =
                Augmentation.NONE.withFlip().withCrop(.5).withShift(.3).withJitter(.3);

        for (int row = 0; row < 20; row++) {
            assertArrayEquals(
                    changes.of(SLOPE, PROCESSING, 3, row).samples(),
                    changes.withMixup(.2).of(SLOPE, PROCESSING, 3, row).samples());
        }
    }

    @Test
    void mirrorsAboutHalfOfThePicturesAndLeavesTheOthers() {
        Augmentation flip = Augmentation.NONE.withFlip();

        long mirrored = IntStream.range(0, 400)
                .filter(row -> Arrays.equals(
                        SLOPE.mirrored().samples(),
                        flip.of(SLOPE, PROCESSING, 3, row).samples()))
                .count();
        long same = IntStream.range(0, 400)
                .filter(row -> Arrays.equals(
                        SLOPE.samples(), flip.of(SLOPE, PROCESSING, 3, row).samples()))
                .count();

        assertEquals(400, mirrored + same);
        assertTrue(mirrored > 160 && mirrored < 240, mirrored + " of 400");
    }

    @Test
    void dependsOnSeedAndRowAlone() {
        Augmentation all =
                Augmentation.NONE.withFlip().withCrop(.5).withShift(.2).withJitter(.3);
        byte[] once = all.of(SLOPE, PROCESSING, 5, 7).samples();

        assertArrayEquals(once, all.of(SLOPE, PROCESSING, 5, 7).samples());
        assertFalse(Arrays.equals(once, all.of(SLOPE, PROCESSING, 6, 7).samples()));
        assertFalse(Arrays.equals(once, all.of(SLOPE, PROCESSING, 5, 8).samples()));
    }

    @Test
    void givesTheSizeThatTheModelTakesWhateverItCuts() {
        Augmentation cut = Augmentation.NONE.withCrop(.1);
        Pixels wide = new Pixels(40, 9, 1, new byte[360]);

        for (int row = 0; row < 50; row++) {
            Pixels seen = cut.of(wide, ImageProcessing.square(1, 8), 1, row);
            assertEquals(8, seen.width());
            assertEquals(8, seen.height());
        }
    }

    @Test
    void movesPicturesIntoBlack() {
        Pixels white = new Pixels(8, 8, 1, filled(64, 255));

        int blackest = IntStream.range(0, 50)
                .map(row -> black(Augmentation.NONE.withShift(.5).of(white, ImageProcessing.square(1, 8), 1, row)))
                .max()
                .orElseThrow();

        assertTrue(blackest > 16 && blackest <= 48, blackest + " of 64 pixels are black");
    }

    private static int black(Pixels picture) {
        return (int)
                IntStream.range(0, 64).filter(i -> picture.samples()[i] == 0).count();
    }

    private static byte[] filled(int length, int sample) {
        byte[] samples = new byte[length];
        Arrays.fill(samples, (byte) sample);
        return samples;
    }

    @Test
    void makesColoursStrongerAndWeakerAroundThePlainPicture() {
        Pixels picture = new Pixels(2, 1, 3, new byte[] {100, 50, 10, 20, 20, 20});

        assertArrayEquals(
                new byte[] {50, 25, 5, 10, 10, 10},
                Colours.brightened(picture, .5).samples());
        assertArrayEquals(
                new byte[] {40, 40, 40, 40, 40, 40},
                Colours.contrasted(picture, 0).samples());
        assertArrayEquals(
                new byte[] {60, 60, 60, 20, 20, 20},
                Colours.saturated(picture, 0).samples());
        assertArrayEquals(picture.samples(), Colours.saturated(picture, 1).samples());
    }

    @Test
    void refusesSharesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> Augmentation.NONE.withCrop(0));
        assertThrows(IllegalArgumentException.class, () -> Augmentation.NONE.withJitter(1));
        assertThrows(IllegalArgumentException.class, () -> Augmentation.NONE.withShift(Double.NaN));
    }
}
