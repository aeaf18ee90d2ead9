/**
 * The distribution's entry: it puts the kernel into a Jupyter, and it is what Jupyter then starts.
 *
 * <p>{@code java -jar crema.jar install --user} writes two folders under a Jupyter's {@code share/jupyter}: the
 * kernelspec ({@code kernels/crema}) and the JupyterLab extension that draws charts without a network ({@code
 * labextensions/crema-plotly}). {@code java -jar crema.jar kernel CONNECTION_FILE} is the command written into the
 * kernelspec.
 *
 * <p>A run reads: {@link io.crema.install.Main} checks the version of java, {@link io.crema.install.Commands} reads the
 * command line, {@link io.crema.install.Installation} writes the folders from a
 * {@link io.crema.install.Distribution}, a {@link io.crema.install.JavaRuntime} and a
 * {@link io.crema.install.KernelSpec}. Only {@code Commands} asks for the environment; everything below gets it as an
 * {@link io.crema.install.Environment}.
 */
@NullMarked
package io.crema.install;

import org.jspecify.annotations.NullMarked;
