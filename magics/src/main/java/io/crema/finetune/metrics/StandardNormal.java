package io.crema.finetune.metrics;

/** The standard normal distribution: as much of it as intervals need. */
final class StandardNormal {
    private static final double[] CENTRE_ABOVE = {
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
        45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227
    };
    private static final double[] CENTRE_BELOW = {
        1.0, 42.31333070160091, 687.1870074920579, 5394.196021424751,
        21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854
    };
    private static final double[] FLANK_ABOVE = {
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
        1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
    };
    private static final double[] FLANK_BELOW = {
        1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
        0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9
    };
    private static final double LEAST_TAIL = 1.4e-11;

    private StandardNormal() {}

    /**
     * The value below which a share of the distribution lies, to about 1e-15 (Wichura 1988, algorithm AS 241, without
     * its branch for tails under 1.4e-11).
     */
    static double quantile(double probability) {
        double tail = Math.min(probability, 1 - probability);
        if (!(tail > LEAST_TAIL)) {
            throw new IllegalArgumentException("a normal quantile at " + probability);
        }
        double offset = probability - 0.5;
        if (Math.abs(offset) <= 0.425) {
            double r = 0.180625 - offset * offset;
            return offset * polynomial(CENTRE_ABOVE, r) / polynomial(CENTRE_BELOW, r);
        }
        double r = Math.sqrt(-Math.log(tail)) - 1.6;
        return Math.copySign(polynomial(FLANK_ABOVE, r) / polynomial(FLANK_BELOW, r), offset);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int power = coefficients.length - 1; power >= 0; power--) {
            sum = sum * x + coefficients[power];
        }
        return sum;
    }
}
