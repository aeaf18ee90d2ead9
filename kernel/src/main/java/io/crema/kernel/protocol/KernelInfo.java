package io.crema.kernel.protocol;

import java.util.List;

/** {@code kernel_info_request}. */
public final class KernelInfo {
    public static final MessageType<Request> REQUEST = new MessageType<>("kernel_info_request", Request.class);
    public static final MessageType<Reply> REPLY = new MessageType<>("kernel_info_reply", Reply.class);

    private KernelInfo() {}

    public record Request() {}

    /**
     * What the kernel is.
     *
     * @param supportedFeatures optional parts of the protocol, such as {@code kernel subshells}
     */
    public record Reply(
            ReplyStatus status,
            String protocolVersion,
            String implementation,
            String implementationVersion,
            LanguageInfo languageInfo,
            String banner,
            List<HelpLink> helpLinks,
            List<String> supportedFeatures) {}

    /** How a notebook in this language is coloured, named and converted. */
    public record LanguageInfo(
            String name,
            String version,
            String mimetype,
            String fileExtension,
            String pygmentsLexer,
            String codemirrorMode,
            String nbconvertExporter) {}

    /** An entry of the front end's help menu. */
    public record HelpLink(String text, String url) {}
}
