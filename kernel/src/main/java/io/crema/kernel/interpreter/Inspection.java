package io.crema.kernel.interpreter;

import io.crema.kernel.display.DisplayData;

/** What a name is: its signature and its documentation. */
public record Inspection(DisplayData data) {}
