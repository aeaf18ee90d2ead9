package io.crema.kernel.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every message type that the kernel understands when a client sends it. */
public final class Vocabulary {
    private static final Map<String, MessageType<?>> READ = Stream.<MessageType<?>>of(
                    Comm.OPEN,
                    Comm.MESSAGE,
                    Comm.CLOSE,
                    Comm.INFO_REQUEST,
                    Complete.REQUEST,
                    Debug.REQUEST,
                    Execute.REQUEST,
                    History.REQUEST,
                    Input.REPLY,
                    Inspect.REQUEST,
                    Interrupt.REQUEST,
                    IsComplete.REQUEST,
                    KernelInfo.REQUEST,
                    Shutdown.REQUEST,
                    Subshell.CREATE_REQUEST,
                    Subshell.DELETE_REQUEST,
                    Subshell.LIST_REQUEST)
            .collect(Collectors.toUnmodifiableMap(MessageType::name, Function.identity()));

    private Vocabulary() {}

    /** The type of this name, unless the kernel does not know it. */
    public static Optional<MessageType<?>> named(String name) {
        return Optional.ofNullable(READ.get(name));
    }
}
