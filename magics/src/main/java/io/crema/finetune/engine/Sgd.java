package io.crema.finetune.engine;

import java.util.List;

/**
 * Stochastic gradient descent with momentum (Sutskever et al. 2013), as PyTorch has it: weight decay is added to the
 * gradient.
 *
 * @param momentum share of the last step that is taken again, in [0,1)
 * @param nesterov whether the gradient is taken from where momentum leads
 */
public record Sgd(double momentum, boolean nesterov) implements UpdateRule {

    public Sgd {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be in [0,1), not " + momentum);
        }
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("Nesterov's form needs a momentum above 0");
        }
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public List<Moment> moments() {
        return momentum == 0 ? List.of() : List.of(new Moment("momentum", false));
    }

    @Override
    public double[] settings() {
        return new double[] {momentum, nesterov ? 1 : 0};
    }
}
