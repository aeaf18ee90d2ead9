package io.crema.kernel.dependency;

import java.util.List;

/** Not everything that was asked for can be had. */
public final class DependencyException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Why one artefact is not there.
     *
     * @param reason one sentence: what, where it was looked for, and what was wrong
     * @param hint what to type next, or an empty string
     */
    public record Reason(String reason, String hint) {}

    private final transient List<Reason> reasons;

    public DependencyException(List<Reason> reasons, Throwable cause) {
        super(String.join("\n", reasons.stream().map(Reason::reason).toList()), cause);
        this.reasons = List.copyOf(reasons);
    }

    /** One for each artefact, at least one. */
    public List<Reason> reasons() {
        return reasons;
    }

    /** What to type next, each advice once. */
    public List<String> hints() {
        return reasons.stream()
                .map(Reason::hint)
                .filter(hint -> !hint.isEmpty())
                .distinct()
                .toList();
    }
}
