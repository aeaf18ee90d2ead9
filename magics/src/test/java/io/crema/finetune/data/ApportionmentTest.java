package io.crema.finetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ApportionmentTest {
    @Test
    void roundsByLargestRemainders() {
        assertArrayEquals(new int[] {6, 4, 2}, Apportionment.sizes(12, new double[] {.48, .32, .20}));
        assertArrayEquals(new int[] {3, 2, 2}, Apportionment.sizes(7, new double[] {.4, .3, .3}));
    }

    @Test
    void isNotMisledByBinaryFractions() {
        assertArrayEquals(new int[] {29, 57, 14}, Apportionment.sizes(100, new double[] {.29, .57, .14}));
    }

    @Test
    void givesPartsTheirRowsInBlocksOrInTurn() {
        assertArrayEquals(new int[] {0, 0, 0, 0, 1, 2, 2}, Apportionment.inBlocks(new int[] {4, 1, 2}));
        assertArrayEquals(new int[] {0, 2, 0, 1, 0, 2, 0}, Apportionment.inTurn(new int[] {4, 1, 2}));
        assertArrayEquals(new int[] {1, 1}, Apportionment.inTurn(new int[] {0, 2}));
    }

    @Test
    void leavesNoPartEmptyWhereThereAreRowsEnough() {
        assertArrayEquals(new int[] {1, 1, 1}, Apportionment.sizes(3, new double[] {.8, .1, .1}));
        assertArrayEquals(new int[] {2, 0, 0}, Apportionment.sizes(2, new double[] {.8, .1, .1}));
    }
}
