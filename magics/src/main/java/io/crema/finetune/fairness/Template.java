package io.crema.finetune.fairness;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with slots such as {@code {name}}; a slot written {@code {Name}} capitalises what goes in. */
record Template(String sentence) {
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    static List<Template> all(List<String> sentences) {
        return sentences.stream().map(Template::new).toList();
    }

    static Map<String, String> values(List<String> slots, List<String> words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            values.put(slots.get(i), words.get(i));
        }
        return values;
    }

    String fill(Map<String, String> values) {
        return SLOT.matcher(sentence).replaceAll(slot -> Matcher.quoteReplacement(value(slot, values)));
    }

    private String value(MatchResult slot, Map<String, String> values) {
        String name = slot.group(1);
        String value = values.get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new IllegalArgumentException(
                    "nothing to put into {" + name + "} of \"" + sentence + "\" (slots: " + values.keySet() + ")");
        }
        return Character.isUpperCase(name.charAt(0)) ? LetterCase.INITIAL.apply(value) : value;
    }
}
