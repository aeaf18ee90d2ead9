package io.crema.finetune.model;

import io.crema.finetune.data.DataException;
import io.crema.finetune.data.LabelledData;
import io.crema.finetune.data.Roles;
import io.crema.finetune.data.TableRows;
import io.crema.finetune.data.table.TableFeatures;
import io.crema.finetune.data.table.TableRow;
import java.util.List;

/** Makes the rows of a table into the numbers that a model was trained on. */
public record TablePreprocessor(TableFeatures features) implements Preprocessor {

    /**
     * Rows by their texts, as {@link TableRow} has them.
     *
     * @throws IllegalArgumentException naming the first row that cannot be read
     */
    @Override
    public FeatureInputs inputs(List<String> examples) {
        TableFeatures.Encoded encoded = features.encode(examples);
        return new FeatureInputs(encoded.rows(), encoded.remarks());
    }

    @Override
    public boolean reads(Roles roles) {
        return roles.hasFeatures();
    }

    /** @throws DataException if the data lacks a column that the model reads */
    @Override
    public List<String> examples(LabelledData data) {
        return TableRows.texts(data, features.columns());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.table(this);
    }

    @Override
    public String kind() {
        return "rows of a table";
    }

    @Override
    public String limit() {
        return features.description();
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
