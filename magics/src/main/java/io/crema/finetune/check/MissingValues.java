package io.crema.finetune.check;

import io.crema.finetune.check.DataFinding.Kind;
import io.crema.finetune.data.LabelledData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Cells that are empty, blank or NaN. */
final class MissingValues implements Check {

    @Override
    public String looksAt(Examined data) {
        return "missing and empty values";
    }

    @Override
    public List<DataFinding> findings(Examined examined) {
        LabelledData data = examined.data();
        List<DataFinding> findings = new ArrayList<>();
        for (String column : data.columns()) {
            String[] cells = data.groups(column);
            int[] missing = IntStream.range(0, cells.length)
                    .filter(row -> cells[row].isBlank() || cells[row].equals("(missing)"))
                    .toArray();
            if (missing.length > 0) {
                boolean needed = column.equals(data.roles().example())
                        || column.equals(data.roles().label());
                findings.add(new DataFinding(
                        Kind.MISSING,
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d values in the column \u201c%s\u201d are missing or empty.",
                                missing.length,
                                cells.length,
                                column),
                        needed
                                ? "A row without it can be neither learned from nor judged."
                                : "A group or a feature that is missing is a group of its own, and rarely by chance.",
                        examined.looks(missing, row -> "")));
            }
        }
        return findings;
    }
}
