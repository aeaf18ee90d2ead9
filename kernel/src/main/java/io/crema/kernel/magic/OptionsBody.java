package io.crema.kernel.magic;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The options of a magic as the YAML below {@code %%name}: a key for each option, without its dashes, with a value or a
 * list. What is typed behind the magic goes first, so that a key of it is given twice. Values are taken as they stand,
 * whatever type YAML would read: {@code 1e-3} and {@code no} are words as on a line. Each problem names its line.
 */
final class OptionsBody {
    private final MagicSyntax syntax;
    private final Binding binding;
    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    OptionsBody(MagicSyntax syntax, Binding binding, Problems problems) {
        this.syntax = syntax;
        this.binding = binding;
        this.problems = problems;
    }

    /** @param firstLine of the body, as lines of the cell are counted */
    void read(String body, int firstLine) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(body));
            if (root instanceof MappingNode keys) {
                keys.getValue().forEach(each -> bind(each, firstLine));
            } else if (root != null) {
                note(line(root.getStartMark(), firstLine), "expected " + expected());
            }
        } catch (MarkedYAMLException e) {
            String problem = Optional.ofNullable(e.getProblem()).orElse("this cannot be read");
            note(line(place(e), firstLine), problem + ". Expected " + expected());
        } catch (YAMLException e) { // a character that no YAML has, whose place is not told
            problems.add("the cell is no YAML: " + e.getMessage() + ". Expected " + expected());
        }
    }

    /** A word or a list that does not end is found out lines later: the user wants to know where it begins. */
    private static Mark place(MarkedYAMLException e) {
        String context = Optional.ofNullable(e.getContext()).orElse("");
        boolean unended = context.contains("simple key") || context.contains("flow") || context.contains("quoted");
        return unended && e.getContextMark() != null ? e.getContextMark() : e.getProblemMark();
    }

    private static int line(Mark mark, int firstLine) {
        return firstLine + mark.getLine();
    }

    private String expected() {
        return "a line for each option, like " + syntax.bodyExample();
    }

    private void note(int line, String problem) {
        problems.add("line " + line + ": " + problem);
    }

    private void bind(NodeTuple entry, int firstLine) {
        int line = line(entry.getKeyNode().getStartMark(), firstLine);
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            note(line, "a key is one word. Expected " + expected());
            return;
        }
        String name = "--" + key.getValue();
        Optional<Parameter> parameter =
                syntax.named().stream().filter(each -> each.name().equals(name)).findFirst();
        if (parameter.isEmpty()) {
            noteStranger(key.getValue(), line);
            return;
        }
        boolean onFirstLine = !lines.containsKey(name)
                && (binding.mentions(name) || binding.flag(name).isPresent());
        Integer before = lines.putIfAbsent(name, line);
        if (onFirstLine || before != null) {
            note(line, key.getValue() + " is given twice, first " + (onFirstLine ? "as " + name : "on line " + before));
        } else if (parameter.get() instanceof Parameter.Option option) {
            value(entry.getValueNode(), option, firstLine).ifPresent(value -> binding.bind(option, value));
        } else if (parameter.get() instanceof Parameter.Flag flag) {
            bind(flag, entry.getValueNode(), line);
        }
    }

    private void noteStranger(String key, int line) {
        List<String> places = syntax.positionals().stream().map(Parameter::name).toList();
        if (places.contains(key.toUpperCase(Locale.ROOT))) {
            note(
                    line,
                    "\"" + key + "\" stands behind the magic: %%" + syntax.name() + " " + key.toUpperCase(Locale.ROOT));
            return;
        }
        List<String> keys = syntax.named().stream().map(Parameter::key).toList();
        String didYouMean = Suggestion.didYouMean(key.replaceFirst("^-+", ""), keys);
        note(line, "no option \"" + key + "\"" + (didYouMean.isEmpty() ? "" : "." + didYouMean));
    }

    private Optional<Argument> value(Node node, Parameter.Option option, int firstLine) {
        int line = line(node.getStartMark(), firstLine);
        if (node instanceof ScalarNode scalar && !isNothing(scalar)) {
            return Optional.of(new Argument(scalar.getValue(), null, "", line));
        }
        List<String> words = new ArrayList<>();
        if (node instanceof SequenceNode list
                && !list.getValue().isEmpty()
                && list.getValue().stream()
                        .allMatch(each ->
                                each instanceof ScalarNode word && !isNothing(word) && words.add(word.getValue()))) {
            return Optional.of(new Argument(String.join(",", words), List.copyOf(words), "", line));
        }
        note(
                line,
                node instanceof MappingNode
                        ? option.key() + " takes a value or a list, and not keys of its own"
                        : option.key() + " needs a value: " + option.key() + ": " + option.placeholder());
        return Optional.empty();
    }

    private static boolean isNothing(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL);
    }

    private void bind(Parameter.Flag flag, Node node, int line) {
        String said = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (said.equals("true") || said.equals("false")) {
            binding.bind(flag, said.equals("true"));
        } else {
            note(line, flag.key() + " takes true or false" + (said.isEmpty() ? "" : ", not \"" + said + "\""));
        }
    }
}
