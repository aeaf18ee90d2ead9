package io.crema.finetune.check;

import java.util.List;

/** Looks for one kind of trouble in data. */
interface Check {

    /** What was looked at, for the report: {@code repeated texts}. Empty where this data has nothing to look at. */
    String looksAt(Examined data);

    /** What was found, the gravest first; nothing if all is well. */
    List<DataFinding> findings(Examined data);
}
