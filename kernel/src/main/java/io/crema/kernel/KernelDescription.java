package io.crema.kernel;

import io.crema.kernel.protocol.Header;
import io.crema.kernel.protocol.KernelInfo;
import io.crema.kernel.protocol.ReplyStatus;
import java.util.List;

/** What the kernel says of itself. */
record KernelDescription(String version) {

    KernelInfo.Reply reply() {
        String java = Runtime.version().toString();
        return new KernelInfo.Reply(
                ReplyStatus.OK,
                Header.PROTOCOL_VERSION,
                "crema",
                version,
                new KernelInfo.LanguageInfo("java", java, "text/x-java-source", ".jshell", "java", "java", "script"),
                "Crema " + version + ", Java " + java,
                List.of(new KernelInfo.HelpLink("Java API", "https://docs.oracle.com/en/java/javase/17/docs/api/")),
                List.of("debugger", "kernel subshells"));
    }
}
