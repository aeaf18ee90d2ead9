/**
 * Comms: channels between a library in the kernel and its other half in the front end, which carry whatever the two agree
 * upon. Widgets are made of them.
 *
 * <p>In a cell, {@code comms()} gives the notebook's {@link io.crema.kernel.comm.Comms}. A library opens a comm to a
 * target that the front end knows, or registers a target for the front end to open:
 *
 * <pre>{@code
 * Comm slider = comms().open("my.slider", CommMessage.of(Map.of("value", 3)));
 * slider.onMessage(message -> System.out.println(message.data()));
 *
 * comms().register("my.echo", (comm, first) -> comm.onMessage(comm::send));
 * }</pre>
 *
 * <p>What comes from the front end is handled on one thread, in order, also while a cell runs. What a handler prints
 * belongs to the message that it handles.
 */
@NullMarked
package io.crema.kernel.comm;

import org.jspecify.annotations.NullMarked;
