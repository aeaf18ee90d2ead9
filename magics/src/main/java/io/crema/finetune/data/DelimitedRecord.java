package io.crema.finetune.data;

import java.util.List;

/**
 * One record of delimited text.
 *
 * @param line the line it starts in, counted from 1
 * @param cells what stands between the separators, without quotes
 */
record DelimitedRecord(int line, List<String> cells) {
    DelimitedRecord {
        cells = List.copyOf(cells);
    }
}
