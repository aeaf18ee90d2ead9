package io.crema.finetune.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The terms of the documents that were learned from, and how much each weighs. */
final class Vocabulary {
    private final TfIdf tfIdf;
    private final Map<String, Integer> columns;
    private final double[] inverseDocumentFrequencies;

    private Vocabulary(TfIdf tfIdf, Map<String, Integer> columns, double[] inverseDocumentFrequencies) {
        this.tfIdf = tfIdf;
        this.columns = columns;
        this.inverseDocumentFrequencies = inverseDocumentFrequencies;
    }

    /** Terms in alphabetical order. */
    static Vocabulary of(List<String> documents, TfIdf tfIdf) {
        Map<String, Integer> documentFrequencies = new HashMap<>();
        for (String document : documents) {
            new HashSet<>(tfIdf.terms(document)).forEach(term -> documentFrequencies.merge(term, 1, Integer::sum));
        }
        List<Map.Entry<String, Integer>> terms = documentFrequencies.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        Map<String, Integer> columns = new HashMap<>();
        double[] inverse = new double[terms.size()];
        for (Map.Entry<String, Integer> term : terms) {
            int column = columns.size();
            columns.put(term.getKey(), column);
            inverse[column] = Math.log((1.0 + documents.size()) / (1.0 + term.getValue())) + 1;
        }
        return new Vocabulary(tfIdf, columns, inverse);
    }

    /** One row a document; terms that were not learned are left out. */
    Features features(List<String> documents) {
        List<int[]> indices = new ArrayList<>(documents.size());
        List<double[]> values = new ArrayList<>(documents.size());
        for (String document : documents) {
            Map<Integer, Integer> occurrences = new TreeMap<>();
            for (String term : tfIdf.terms(document)) {
                Integer column = columns.get(term);
                if (column != null) {
                    occurrences.merge(column, 1, Integer::sum);
                }
            }
            indices.add(
                    occurrences.keySet().stream().mapToInt(Integer::intValue).toArray());
            values.add(weights(occurrences));
        }
        return new SparseFeatures(
                indices.toArray(int[][]::new), values.toArray(double[][]::new), inverseDocumentFrequencies.length);
    }

    private double[] weights(Map<Integer, Integer> occurrences) {
        double[] weights = occurrences.entrySet().stream()
                .mapToDouble(term -> tfIdf.frequency(term.getValue()) * inverseDocumentFrequencies[term.getKey()])
                .toArray();
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        for (int index = 0; index < weights.length; index++) {
            weights[index] /= Math.sqrt(squares);
        }
        return weights;
    }
}
