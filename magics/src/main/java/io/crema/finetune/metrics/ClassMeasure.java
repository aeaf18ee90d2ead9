package io.crema.finetune.metrics;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Precision, recall or F1 of one class against all others. */
record ClassMeasure(Kind kind, int label, List<String> labels) implements Measure<Predictions> {
    enum Kind {
        PRECISION("precision", "TP / (TP + FP)") {
            @Override
            Score of(ConfusionMatrix confusion, int label) {
                return confusion.precision(label);
            }
        },
        RECALL("recall", "TP / (TP + FN)") {
            @Override
            Score of(ConfusionMatrix confusion, int label) {
                return confusion.recall(label);
            }
        },
        F1("f1", "2 TP / (2 TP + FP + FN)") {
            @Override
            Score of(ConfusionMatrix confusion, int label) {
                return confusion.f1(label);
            }
        };

        private final String word;
        private final String formula;

        Kind(String word, String formula) {
            this.word = word;
            this.formula = formula;
        }

        abstract Score of(ConfusionMatrix confusion, int label);
    }

    /** The three of every class, class by class. */
    static List<ClassMeasure> all(List<String> labels) {
        return IntStream.range(0, labels.size())
                .boxed()
                .flatMap(label -> Stream.of(Kind.values()).map(kind -> new ClassMeasure(kind, label, labels)))
                .toList();
    }

    @Override
    public String name() {
        return kind.word + "_of_" + labels.get(label);
    }

    @Override
    public String title() {
        return kind.word + " of " + labels.get(label);
    }

    @Override
    public String formula() {
        return kind.formula;
    }

    @Override
    public double ideal() {
        return 1;
    }

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Score of(Predictions rows) {
        return kind.of(rows.confusion(), label);
    }
}
