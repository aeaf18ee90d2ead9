package io.crema.magics;

import io.crema.finetune.strategy.FeatureCache;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.MagicSyntax;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code %finetune} is told of where features of frozen bodies are kept. */
final class CacheArguments {
    private static final long MAX_BYTES = 1L << 30;

    private CacheArguments() {}

    static MagicSyntax declare(MagicSyntax syntax) {
        return syntax.option(
                "--cache",
                "DIR|none",
                "",
                "where head keeps the features it computed, up to 1 GiB; your cache folder if nothing is named");
    }

    /** The folder that was named, or else the user's; Java says what the user said. */
    static Optional<Wish> read(MagicArguments arguments, MagicContext context) {
        Optional<String> named = arguments.optionalText("--cache");
        if (named.isPresent()) {
            return named.filter(folder -> !folder.equals("none"))
                    .map(folder -> Wish.of(
                            tuning -> tuning.cache(FeatureCache.in(Path.of(folder), MAX_BYTES)),
                            "cache",
                            "FeatureCache.in(Path.of(" + JavaCall.literal(folder) + "), " + MAX_BYTES + "L)"));
        }
        return UserFolders.cache(context.environment())
                .map(folder -> FeatureCache.in(folder.resolve("features"), MAX_BYTES))
                .map(cache -> new Wish(tuning -> tuning.cache(cache), java -> java));
    }
}
