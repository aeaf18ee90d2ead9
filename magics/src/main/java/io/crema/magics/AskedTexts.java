package io.crema.magics;

import io.crema.finetune.data.LabelledData;
import io.crema.kernel.magic.MagicException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Texts that a call asks about: themselves, or the examples in rows, as the model that is asked takes them.
 *
 * @param model what is asked, which is looked for where there are rows
 */
record AskedTexts(Notebook notebook, Supplier<Object> model, List<String> texts) {

    static AskedTexts of(Notebook notebook, Supplier<Object> model) {
        return new AskedTexts(notebook, model, new ArrayList<>());
    }

    /** Whether the value holds texts, of which there may be none; a problem is noted otherwise. */
    boolean add(Object value) throws Exception {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Table table) {
            Answering answering = answering("table.stringColumn(\"COLUMN\")");
            texts.addAll(Refusals.of(notebook.magic(), () -> answering.examples(table)));
        } else if (value instanceof LabelledData data) {
            Answering answering = answering("data.texts()");
            texts.addAll(Refusals.of(notebook.magic(), () -> answering.examples(data)));
        } else if (value instanceof Column<?> column) {
            texts.addAll(List.of(column.asStringColumn().asObjectArray()));
        } else if (value instanceof Iterable<?> many) {
            many.forEach(each -> texts.add(Objects.toString(each, "")));
        } else if (value instanceof Object[] many) {
            Stream.of(many).forEach(each -> texts.add(Objects.toString(each, "")));
        } else {
            notebook.arguments()
                    .problem("cannot read texts from "
                            + Notebook.withArticle(value.getClass().getSimpleName())
                            + ". Expected a text, a list of them, or a Tablesaw column or table");
            return false;
        }
        return true;
    }

    private Answering answering(String instead) {
        if (model.get() instanceof Answering answering) {
            return answering;
        }
        throw new MagicException(
                notebook.magic() + ": a model that writes takes texts, not rows of several columns",
                "Give it a column of them: " + notebook.magic() + " {" + instead + "}");
    }
}
