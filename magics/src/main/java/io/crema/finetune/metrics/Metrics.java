package io.crema.finetune.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The metrics there are: the built-in ones by constant, and all of them, others' too, by name. */
public final class Metrics {
    public static final Metric ACCURACY = new Accuracy();
    public static final Metric MACRO_F1 = new MacroF1();
    public static final Metric MICRO_F1 = new MicroF1();
    public static final Metric WEIGHTED_F1 = new WeightedF1();
    public static final Metric BALANCED_ACCURACY = new BalancedAccuracy();
    public static final Metric MCC = new MatthewsCorrelation();
    public static final Metric ROC_AUC = new RocAuc();
    public static final Metric AVERAGE_PRECISION = new AveragePrecision();
    public static final Metric LOG_LOSS = new LogLoss();
    public static final Metric BRIER = new BrierScore();
    public static final Metric ECE = new CalibrationError();

    private Metrics() {}

    /**
     * Every metric that is registered as a service: those that come with the library first, then those of jars that the
     * calling thread's class loader sees. Of two with one name the first is taken.
     */
    public static List<Metric> all() {
        Map<String, Metric> byName = new LinkedHashMap<>();
        ServiceLoader.load(Metric.class, Metrics.class.getClassLoader())
                .forEach(metric -> byName.putIfAbsent(metric.name(), metric));
        ServiceLoader.load(Metric.class).forEach(metric -> byName.putIfAbsent(metric.name(), metric));
        return List.copyOf(byName.values());
    }

    /** Those that can say something of such predictions, but for those that are shown only if they are asked for. */
    public static List<Metric> applicableTo(Predictions rows) {
        return all().stream()
                .filter(Metric::isUsual)
                .filter(metric -> metric.appliesTo(rows))
                .toList();
    }

    /**
     * The metric of a name such as {@code macro_f1}.
     *
     * @throws IllegalArgumentException listing the names there are
     */
    public static Metric named(String name) {
        List<Metric> all = all();
        return all.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric \"" + name + "\". There are: "
                        + all.stream().map(Metric::name).collect(Collectors.joining(", "))));
    }
}
