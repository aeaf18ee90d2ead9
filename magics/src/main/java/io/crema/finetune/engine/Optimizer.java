package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.ScriptCalls;
import io.crema.finetune.engine.UpdateRule.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Trains a module's weights, each step in one native call: forward, loss, backward, clipping by the global norm of all
 * gradients, and the rule's update. Owns what it remembers of the weights; closing it frees that.
 */
public final class Optimizer implements AutoCloseable {
    /** Below so many operations a step on one thread ends before others have woken. */
    private static final long SMALL = 4_000_000;

    private final CompiledModule module;
    private final Settings settings;
    private final OptimizerState state = new OptimizerState();
    private final List<IValue> lists = new ArrayList<>();
    private List<ParameterGroup> groups = List.of();

    /**
     * What stays the same from step to step.
     *
     * @param maxNorm gradients are scaled down to this global L2 norm
     * @param averageDecay of an exponential moving average of the weights, in [0,1); 0 keeps none
     */
    public record Settings(UpdateRule rule, double maxNorm, double averageDecay) {
        /** AdamW as PyTorch sets it, clipping at 1, no average. */
        public static final Settings DEFAULT = new Settings(AdamW.DEFAULT, 1, 0);

        public Settings {
            if (!(maxNorm > 0)) {
                throw new IllegalArgumentException("the clipping norm must be above 0, not " + maxNorm);
            }
            if (!(averageDecay >= 0 && averageDecay < 1)) {
                throw new IllegalArgumentException("the average's decay must be in [0,1), not " + averageDecay);
            }
        }

        /** Whether a moving average of the weights is kept. */
        public boolean averages() {
            return averageDecay > 0;
        }

        /** These, with gradients scaled down to another norm. */
        public Settings clippedAt(double norm) {
            return new Settings(rule, norm, averageDecay);
        }
    }

    /** What a step saw: the mean loss before it, and the gradients' global L2 norm before clipping. */
    public record Step(double loss, double gradientNorm) {
        public boolean isFinite() {
            return Double.isFinite(loss) && Double.isFinite(gradientNorm);
        }
    }

    /**
     * A part of a step's examples, small enough to be run at once.
     *
     * @param inputs what the module's {@code loss} takes
     * @param share of the part in the step's mean loss; those of all parts add up to 1
     */
    public record Part(List<NDArray> inputs, double share) {
        public Part {
            inputs = List.copyOf(inputs);
        }
    }

    /** Makes the groups' weights trainable. The module and the weights stay their owner's. */
    public Optimizer(CompiledModule module, List<ParameterGroup> groups, Settings settings) {
        this.module = module;
        this.settings = settings;
        try {
            regroup(groups);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Trains other weights from now on, or the same otherwise. What is remembered of a weight stays. */
    public void regroup(List<ParameterGroup> others) {
        Set<String> names = new HashSet<>();
        others.stream().flatMap(group -> group.weights().stream()).forEach(weight -> {
            if (!names.add(weight.getName())) {
                throw new IllegalArgumentException(weight.getName() + " is in two groups, or twice in one");
            }
        });
        release();
        groups = others.stream().filter(group -> !group.weights().isEmpty()).toList();
        groups.forEach(group -> group.weights().forEach(weight -> weight.setRequiresGradient(true)));
        lists.add(nested(weight -> weight));
        for (Moment moment : settings.rule().moments()) {
            lists.add(nested(weight -> state.of(moment, weight)));
        }
        if (settings.averages()) {
            lists.add(nested(state::averageOf));
        }
    }

    private void release() {
        lists.forEach(IValue::close);
        lists.clear();
        groups.forEach(group -> group.weights().forEach(weight -> weight.setRequiresGradient(false)));
    }

    /**
     * A list for each group. The script takes the groups as they are and never slices a list of what it updates:
     * libtorch's alias analysis takes a slice for a new list and drops the update.
     */
    private IValue nested(UnaryOperator<NDArray> stateOf) {
        List<IValue> inner = new ArrayList<>();
        try {
            for (ParameterGroup group : groups) {
                inner.add(IValue.listFrom(CompiledModule.handles(
                        group.weights().stream().map(stateOf).toList())));
            }
            return IValue.listFrom(inner.toArray(IValue[]::new));
        } finally {
            inner.forEach(IValue::close);
        }
    }

    /** Takes one step on examples that are run at once. */
    public Step step(double learningRate, long seed, NDArray... inputs) {
        return step(learningRate, seed, List.of(new Part(List.of(inputs), 1)));
    }

    /**
     * Takes several steps in one native call. Each gives the bits that {@link #step} gives by itself.
     *
     * @param steps at least one
     */
    public List<Step> steps(StepSequence steps) {
        double[] averageShares = new double[steps.count()];
        Arrays.setAll(averageShares, step -> averageShare());
        return Torch.training(0, threads(steps.table().get(0), steps.largest()), () -> {
            try (PtNDManager manager = Torch.newManager();
                    var in = new Arguments()) {
                in.lent(module.weights())
                        .own(IValue.listFrom(CompiledModule.handles(module.here(steps.table()))))
                        .own(IValue.from((PtNDArray)
                                module.here(List.of(steps.rows(manager))).get(0)))
                        .own(IValue.listFrom(steps.sizes()))
                        .own(IValue.listFrom(steps.seeds()))
                        .own(IValue.listFrom(steps.learningRates()))
                        .own(perGroup(ParameterGroup::learningRateScale))
                        .own(IValue.listFrom(averageShares));
                return called("train_steps", in, manager);
            }
        });
    }

    /**
     * Takes one step. Several parts give what they would give at once, but for rounding and dropout.
     *
     * @param learningRate before each group's scale
     * @param seed all that dropout depends on
     */
    public Step step(double learningRate, long seed, List<Part> parts) {
        double[] shares = parts.stream().mapToDouble(Part::share).toArray();
        NDArray first = parts.get(0).inputs().get(0);
        return Torch.training(seed, threads(first, first.getShape().get(0)), () -> {
            try (PtNDManager manager = Torch.newManager();
                    var in = new Arguments()) {
                in.lent(module.weights())
                        .own(inputs(parts))
                        .own(IValue.listFrom(shares))
                        .own(perGroup(group -> learningRate * group.learningRateScale()))
                        .own(IValue.from(averageShare()));
                return called("train_step", in, manager).get(0);
            }
        });
    }

    /** How many threads steps take whose rows meet each weight once, on the way there and twice on the way back. */
    private int threads(NDArray inputs, long rows) {
        boolean matrix =
                inputs.getShape().dimension() == 2 && inputs.getDataType().isFloating();
        return matrix && 6 * rows * module.numbers() < SMALL ? 1 : Torch.threads();
    }

    /** Calls a method that trains, with all that does not change from step to step besides. */
    private List<Step> called(String method, Arguments in, PtNDManager manager) {
        in.lent(lists.get(0))
                .own(moments())
                .own(perGroup(ParameterGroup::weightDecay))
                .own(IValue.from(settings.rule().name()))
                .own(IValue.listFrom(settings.rule().settings()))
                .own(IValue.from(settings.maxNorm()));
        try (IValue out = in.call(module.block(), method)) {
            float[] lossesAndNorms = out.toTensor(manager).toFloatArray();
            return IntStream.range(0, lossesAndNorms.length / 2)
                    .mapToObj(step -> new Step(lossesAndNorms[2 * step], lossesAndNorms[2 * step + 1]))
                    .toList();
        }
    }

    /**
     * What the weights of now weigh in the average: more at first, so that those of the start are forgotten (as
     * TensorFlow's {@code num_updates} has it).
     */
    private double averageShare() {
        if (!settings.averages()) {
            return 0;
        }
        long updates = state.countUpdate();
        return 1 - Math.min(settings.averageDecay(), (1.0 + updates) / (10.0 + updates));
    }

    private IValue inputs(List<Part> parts) {
        List<IValue> inner = new ArrayList<>();
        try {
            parts.forEach(part -> inner.add(IValue.listFrom(CompiledModule.handles(module.here(part.inputs())))));
            return IValue.listFrom(inner.toArray(IValue[]::new));
        } finally {
            inner.forEach(IValue::close);
        }
    }

    /** A list for each moment. The bridge makes no empty list: where there is none, it is one that nobody reads. */
    private IValue moments() {
        List<IValue> moments = lists.size() > 1 ? lists.subList(1, lists.size()) : lists;
        return IValue.listFrom(moments.toArray(IValue[]::new));
    }

    private IValue perGroup(ToDoubleFunction<ParameterGroup> number) {
        return IValue.listFrom(groups.stream().mapToDouble(number).toArray());
    }

    /**
     * The L2 norm of every trained weight's gradient, in the order of the groups, for seeing which layers learn. No
     * weight moves; running statistics do, as in a step.
     *
     * @param seed all that dropout depends on
     * @param inputs what the module's {@code loss} takes
     */
    public float[] gradientNorms(long seed, NDArray... inputs) {
        return Torch.training(seed, Torch.threads(), () -> {
            try (PtNDManager step = Torch.newManager();
                    IValue in = IValue.listFrom(CompiledModule.handles(module.here(List.of(inputs))));
                    IValue norms = ScriptCalls.run(
                            module.block(), "gradient_norms", true, module.weights(), in, lists.get(0))) {
                return norms.toTensor(step).toFloatArray();
            }
        });
    }

    /**
     * Puts the moving averages in the weights' place for as long as something runs: they are what a model is judged by.
     * Without averages it just runs.
     */
    public <T> T averaged(Supplier<T> call) {
        if (!settings.averages()) {
            return call.get();
        }
        swapWithAverages();
        try {
            return call.get();
        } finally {
            swapWithAverages();
        }
    }

    private void swapWithAverages() {
        Torch.withoutGradients(() -> groups.forEach(group -> group.weights().forEach(weight -> {
            NDArray average = state.averageOf(weight);
            float[] current = weight.toFloatArray();
            weight.set(average.toByteBuffer());
            average.set(current);
        })));
    }

    /** All that is remembered of the weights, by name: {@code first_moment.classifier.weight}. Not copies. */
    public Map<String, NDArray> state() {
        return state.all();
    }

    /**
     * Goes on from a state that was kept: the next step is the one that would have followed.
     *
     * @param kept as {@link #state()} gave it
     * @throws IllegalArgumentException if it is of other weights or of another rule; nothing has changed then
     */
    public void restore(Map<String, NDArray> kept) {
        Torch.withoutGradients(() -> state.set(kept));
    }

    /** Frees the state and makes the weights plain again. */
    @Override
    public void close() {
        release();
        state.close();
    }
}
