/**
 * Magics: lines that begin with {@code %}, and cells that begin with {@code %%}.
 *
 * <p><b>Add a magic</b> in three steps: write the class, name it in {@code META-INF/services/io.crema.kernel.magic.Magic},
 * test it. The syntax is declared once, and from it come the parser, the help that {@code %name?} prints, the completion
 * and the messages about wrong arguments, all of which are reported at once.
 *
 * <p>A call is cut into words as the shell does it, with {@code $name} and <code>{java expression}</code> in the place of
 * the shell's expansions ({@link io.crema.kernel.magic.CellParser} says where a magic may stand).
 *
 * <pre>{@code
 * public final class GreetMagic implements Magic {
 *     public MagicSyntax syntax() {
 *         return MagicSyntax.named("greet", "Greets somebody.")
 *                 .positional("WHO", "whom to greet")
 *                 .option("--times", "N", "1", "how often");
 *     }
 *     public Object run(MagicArguments arguments, MagicContext context) {
 *         String who = arguments.text("WHO");
 *         int times = arguments.integer("--times", Range.atLeast(1));
 *         arguments.check();
 *         return ("Hello " + who + "! ").repeat(times);
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.crema.kernel.magic;

import org.jspecify.annotations.NullMarked;
