/** What a library asks every notebook to begin with: imports, and snippets of Java run before the first cell. */
@NullMarked
package io.crema.kernel.preload;

import org.jspecify.annotations.NullMarked;
