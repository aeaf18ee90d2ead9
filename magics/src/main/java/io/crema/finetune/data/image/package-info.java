/**
 * Pictures: reading them, bringing them to a model's size, and changing them at random while a model learns.
 *
 * <p>A picture is asked for by a reference, which is the path of a file or a row of an IDX file, so that it fits into a
 * table's column like any other example:
 *
 * <pre>{@code
 * Images images = Images.of(List.of("cats/tom.jpg", "train-images-idx3-ubyte.gz#17"));
 * ImageProcessing processing = ImageProcessing.square(3, 224);
 * Pixels seen = processing.cropped(processing.resized(images.get(0)));
 * }</pre>
 *
 * <p>Samples agree with Python's Pillow to the bit where the JDK decodes a file as it does. What is random takes a seed
 * and depends on nothing else: neither on threads nor on the order in which pictures are asked for.
 */
@NullMarked
package io.crema.finetune.data.image;

import org.jspecify.annotations.NullMarked;
