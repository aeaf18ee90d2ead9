/** Tests of the installer, and of the distribution from end to end in a real Jupyter and a real browser. */
@NullMarked
package io.crema.install;

import org.jspecify.annotations.NullMarked;
