/** The bridge into DJL's package-private native entry; see {@link ai.djl.pytorch.jni.ScriptCalls}. */
@NullMarked
package ai.djl.pytorch.jni;

import org.jspecify.annotations.NullMarked;
