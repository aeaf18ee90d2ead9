package io.crema.finetune.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.ScriptCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * AdamW with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101), PyTorch's fused form, after
 * clipping by the global norm of all gradients. Owns the moments; closing it frees them.
 */
public final class AdamW implements AutoCloseable {
    private final CompiledModule module;
    private final List<ParameterGroup> groups;
    private final Settings settings;
    private final PtNDManager manager;
    private final List<NDArray> trained = new ArrayList<>();
    private final List<IValue> state = new ArrayList<>();

    /**
     * What stays the same from step to step.
     *
     * @param beta1 decay of the first moment, in [0,1)
     * @param beta2 decay of the second, in [0,1)
     * @param epsilon added to the root of the second moment
     * @param maxNorm gradients are scaled down to this global L2 norm
     */
    public record Settings(double beta1, double beta2, double epsilon, double maxNorm) {
        /** PyTorch's defaults, and clipping at 1. */
        public static final Settings DEFAULT = new Settings(0.9, 0.999, 1e-8, 1.0);

        public Settings {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0 && maxNorm > 0)) {
                throw new IllegalArgumentException("AdamW needs betas in [0,1) and an epsilon and a norm above 0, not "
                        + beta1 + ", " + beta2 + ", " + epsilon + ", " + maxNorm);
            }
        }

        /** These, with gradients scaled down to another norm. */
        public Settings clippedAt(double norm) {
            return new Settings(beta1, beta2, epsilon, norm);
        }
    }

    /** What a step saw: the mean loss before it, and the gradients' global L2 norm before clipping. */
    public record Step(double loss, double gradientNorm) {
        public boolean isFinite() {
            return Double.isFinite(loss) && Double.isFinite(gradientNorm);
        }
    }

    /** Makes the groups' weights trainable and their moments zero. The module and the weights stay their owner's. */
    public AdamW(CompiledModule module, List<ParameterGroup> groups, Settings settings) {
        this.module = module;
        this.groups =
                groups.stream().filter(group -> !group.weights().isEmpty()).toList();
        this.settings = settings;
        this.manager = Torch.newManager();
        this.groups.forEach(group -> trained.addAll(group.weights()));
        try {
            trained.forEach(weight -> weight.setRequiresGradient(true));
            state.add(nested(weight -> weight));
            state.add(nested(weight -> manager.zeros(weight.getShape(), DataType.FLOAT32)));
            state.add(nested(weight -> manager.zeros(weight.getShape(), DataType.FLOAT32)));
            state.add(nested(weight -> manager.zeros(new Shape(), DataType.FLOAT32)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * A list for each group. The script takes the groups as they are and never slices a list of what it updates:
     * libtorch's alias analysis takes a slice for a new list and drops the update.
     */
    private IValue nested(UnaryOperator<NDArray> stateOf) {
        List<IValue> lists = new ArrayList<>();
        try {
            for (ParameterGroup group : groups) {
                lists.add(IValue.listFrom(CompiledModule.handles(
                        group.weights().stream().map(stateOf).toList())));
            }
            return IValue.listFrom(lists.toArray(IValue[]::new));
        } finally {
            lists.forEach(IValue::close);
        }
    }

    /**
     * Takes one step: forward, loss, backward, clipping and update, in one native call.
     *
     * @param learningRate before each group's scale
     * @param seed all that dropout depends on
     * @param inputs what the module's {@code loss} takes
     */
    public Step step(double learningRate, long seed, NDArray... inputs) {
        double[] rates = groups.stream()
                .mapToDouble(group -> learningRate * group.learningRateScale())
                .toArray();
        double[] decays =
                groups.stream().mapToDouble(ParameterGroup::weightDecay).toArray();
        return Torch.training(seed, () -> {
            try (PtNDManager step = Torch.newManager();
                    IValue in = IValue.listFrom(CompiledModule.handles(List.of(inputs)));
                    IValue lr = IValue.listFrom(rates);
                    IValue decay = IValue.listFrom(decays);
                    IValue betas = IValue.listFrom(settings.beta1(), settings.beta2());
                    IValue epsilon = IValue.from(settings.epsilon());
                    IValue maxNorm = IValue.from(settings.maxNorm());
                    IValue out = ScriptCalls.run(
                            module.block(),
                            "train_step",
                            true,
                            module.weights(),
                            in,
                            state.get(0),
                            state.get(1),
                            state.get(2),
                            state.get(3),
                            lr,
                            decay,
                            betas,
                            epsilon,
                            maxNorm)) {
                float[] lossAndNorm = out.toTensor(step).toFloatArray();
                return new Step(lossAndNorm[0], lossAndNorm[1]);
            }
        });
    }

    /**
     * The L2 norm of every trained weight's gradient, in the order of the groups, for seeing which layers learn. No
     * weight moves; running statistics do, as in a step.
     *
     * @param seed all that dropout depends on
     * @param inputs what the module's {@code loss} takes
     */
    public float[] gradientNorms(long seed, NDArray... inputs) {
        return Torch.training(seed, () -> {
            try (PtNDManager step = Torch.newManager();
                    IValue in = IValue.listFrom(CompiledModule.handles(List.of(inputs)));
                    IValue norms = ScriptCalls.run(
                            module.block(), "gradient_norms", true, module.weights(), in, state.get(0))) {
                return norms.toTensor(step).toFloatArray();
            }
        });
    }

    /** Frees the moments and makes the weights plain again. */
    @Override
    public void close() {
        trained.forEach(weight -> weight.setRequiresGradient(false));
        state.forEach(IValue::close);
        manager.close();
    }
}
