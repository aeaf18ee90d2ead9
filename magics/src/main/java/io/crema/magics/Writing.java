package io.crema.magics;

import io.crema.finetune.generation.Generated;
import io.crema.finetune.generation.Generator;
import io.crema.finetune.generation.TextCompletions;
import io.crema.finetune.generation.TokenSampling;
import io.crema.finetune.model.LanguageModel;
import io.crema.finetune.model.Progress;
import io.crema.kernel.magic.MagicArguments;
import io.crema.kernel.magic.MagicContext;
import io.crema.kernel.magic.Range;
import io.crema.magics.render.WritingDisplay;
import java.util.ArrayList;
import java.util.List;

/** How {@code %predict} lets a language model write. */
record Writing(TokenSampling sampling, int maxNewTokens) {
    private static final List<String> OPTIONS = List.of("--max-new-tokens", "--temperature", "--top-k", "--top-p");

    /** Reads the options; whoever narrows the choice wants to choose, so that the temperature is then 1. */
    static Writing of(MagicArguments arguments) {
        boolean narrowed = arguments.isGiven("--top-k") || arguments.isGiven("--top-p");
        double temperature =
                arguments.optionalNumber("--temperature", Range.atLeast(0)).orElse(narrowed ? 1 : 0);
        int topK = arguments.optionalInteger("--top-k", Range.atLeast(1)).orElse(0);
        double topP = arguments
                .optionalNumber("--top-p", Range.between(0, 1).aboveLow())
                .orElse(1);
        int most = Math.max(1, arguments.integer("--max-new-tokens", Range.atLeast(1)));
        if (narrowed && temperature == 0) {
            arguments.problem("--temperature 0 always takes the best token: leave out --top-k and --top-p");
        }
        return new Writing(new TokenSampling(temperature, topK, topP, arguments.seed()), most);
    }

    /** Refuses these options where a run gives labels, of which the first few may be asked for. */
    static void refuseOptions(MagicArguments arguments) {
        OPTIONS.stream()
                .filter(option -> arguments.isGiven(option) && !option.equals("--top-k"))
                .forEach(option -> arguments.problem(
                        option + " goes with a language model only: this run says which label a text has"));
        arguments.check();
    }

    /** Writes behind each prompt, shown as it comes. The stop button keeps what was written until then. */
    TextCompletions behind(Notebook notebook, LanguageModel model, List<String> prompts) throws Exception {
        MagicContext context = notebook.context();
        Progress stop = Watching.stop(context);
        var generator = new Generator(model, sampling, maxNewTokens);
        return Refusals.of(notebook.magic(), () -> {
            for (String prompt : prompts) {
                generator.expectRoom(prompt);
            }
            List<Generated> written = new ArrayList<>();
            for (String prompt : prompts) {
                if (!written.isEmpty() && context.cancelled()) {
                    break;
                }
                if (notebook.quiet()) {
                    written.add(generator.generate(prompt, more -> {}, stop));
                } else {
                    var stream = new WritingDisplay(context.display(), prompt);
                    written.add(generator.generate(prompt, stream, stop));
                    stream.end();
                }
            }
            return new TextCompletions(written);
        });
    }

    /** The same as Java. */
    JavaCall java(Notebook notebook, String run, List<String> prompts) {
        JavaCall java = JavaCall.into(notebook.target("predictions"), run);
        boolean usual = OPTIONS.stream().noneMatch(notebook.arguments()::isGiven);
        return usual
                ? java.then("predict", JavaCall.literals(prompts))
                : java.then(
                        "predict",
                        "List.of(" + String.join(", ", JavaCall.literals(prompts)) + ")",
                        "new TokenSampling(" + sampling.temperature() + ", " + sampling.topK() + ", " + sampling.topP()
                                + ", " + JavaCall.literal(sampling.seed()) + ")",
                        String.valueOf(maxNewTokens));
    }
}
