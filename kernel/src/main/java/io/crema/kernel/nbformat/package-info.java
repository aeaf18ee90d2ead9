/**
 * Notebooks as files: {@link io.crema.kernel.nbformat.NotebookFile} reads an {@code .ipynb}.
 *
 * @see <a href="https://nbformat.readthedocs.io/en/latest/format_description.html">The notebook format</a>
 */
@NullMarked
package io.crema.kernel.nbformat;

import org.jspecify.annotations.NullMarked;
