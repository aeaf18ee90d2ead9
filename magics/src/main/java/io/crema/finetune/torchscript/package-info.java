/**
 * TorchScript: prints graphs as the text that libtorch compiles, and packs the text as an archive that it loads.
 *
 * <p>Every TorchScript string of the project is in this room. What no graph can say (dropout's random bits, gradients,
 * the optimiser's step) stands in {@code prelude.py}, which goes into every archive whose model can train, with
 * {@code autograd.py} or, where a graph has its gradients written down, {@code written_gradients.py}; how a text is written token by token stands in {@code
 * writing.py}. A mask is computed without comparisons, which libtorch does one by one. The prelude lays gradients out like
 * their weights: the fused step pairs numbers by their place in memory, and oneDNN gives a weight that was used
 * transposed a transposed gradient.
 */
@NullMarked
package io.crema.finetune.torchscript;

import org.jspecify.annotations.NullMarked;
