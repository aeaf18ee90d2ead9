/**
 * The protocol as bytes: frames, JSON and signatures. What comes in is not trusted: whatever is wrong with a message ends
 * as a {@link io.crema.kernel.protocol.json.MalformedMessageException}, never as anything else.
 */
@NullMarked
package io.crema.kernel.protocol.json;

import org.jspecify.annotations.NullMarked;
