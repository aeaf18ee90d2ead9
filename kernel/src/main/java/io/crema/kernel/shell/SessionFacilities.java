package io.crema.kernel.shell;

import io.crema.kernel.display.Renderers;
import io.crema.kernel.magic.Magics;

/**
 * What a session lends to every magic.
 *
 * @param java runs Java in the session
 * @param expressions evaluates the Java among a magic's arguments
 * @param variables the session's variables
 * @param magics the session's magics
 * @param renderers how values become what is shown
 * @param traces how exceptions become what is shown
 * @param surroundings the session's class path, its environment, what its magics share
 */
record SessionFacilities(
        JavaRunner java,
        ExpressionEvaluator expressions,
        SessionVariables variables,
        Magics magics,
        Renderers renderers,
        TraceFormatter traces,
        SessionSurroundings surroundings) {}
