package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a method a cell magic. It takes a {@code List<String>} and a {@code String}: the words behind its name, and the cell. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CellMagic {
    /** The magic's name; the method's where it is empty. */
    String value() default "";

    /** Other names of the magic. */
    String[] aliases() default {};
}
