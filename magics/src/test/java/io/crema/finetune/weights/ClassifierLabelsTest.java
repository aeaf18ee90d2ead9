package io.crema.finetune.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierLabelsTest {
    private static final String CLASSIFIER = "\"architectures\": [\"BertForSequenceClassification\"]";

    @Test
    void readsLabelsInTheOrderOfTheirIds() throws Exception {
        assertEquals(
                List.of("a", "b", "c"),
                model("{%s, \"id2label\": {\"2\": \"c\", \"0\": \"a\", \"1\": \"b\"}}")
                        .labels());
    }

    @Test
    void hasTheLabelsThatTransformersLeavesOutOfTheFile() throws Exception {
        assertEquals(List.of("LABEL_0", "LABEL_1"), model("{%s}").labels());
        assertEquals(
                List.of("LABEL_0", "LABEL_1", "LABEL_2"),
                model("{%s, \"num_labels\": 3}").labels());
    }

    @Test
    void hasNoneWhereNoClassIsChosen() throws Exception {
        assertEquals(
                List.of(),
                model("{\"architectures\": [\"BertModel\"], \"id2label\": {\"0\": \"a\"}}")
                        .labels());
        assertEquals(List.of(), model("{%s, \"problem_type\": \"regression\"}").labels());
        assertEquals(List.of(), model("{}").labels());
    }

    @Test
    void callsOutputsOtherwise() throws Exception {
        ModelSource named = model("{%s}").labelled("bad", "good");

        assertEquals(List.of("bad", "good"), named.labels());
        assertEquals("{\"bad\":0,\"good\":1}", named.config().path("label2id").toString());
    }

    @Test
    void refusesAnotherNumberOfNames() throws Exception {
        ModelSource model = model("{%s}");

        assertEquals(
                "3 labels were named, and tiny has 2 outputs (LABEL_0, LABEL_1)",
                assertThrows(IllegalArgumentException.class, () -> model.labelled("a", "b", "c"))
                        .getMessage());
        assertEquals(
                "two labels have the same name: a, a",
                assertThrows(IllegalArgumentException.class, () -> model.labelled("a", "a"))
                        .getMessage());
    }

    @Test
    void refusesToNameTheOutputsOfAnEncoder() throws Exception {
        ModelSource encoder = model("{\"architectures\": [\"BertModel\"]}");

        assertEquals(
                "tiny has no outputs to name: it is no classifier until it is fine-tuned",
                assertThrows(IllegalArgumentException.class, () -> encoder.labelled("a", "b"))
                        .getMessage());
    }

    private static ModelSource model(String json) throws JsonProcessingException {
        return ModelSource.described("tiny", new ObjectMapper().readTree(json.replace("%s", CLASSIFIER)));
    }
}
