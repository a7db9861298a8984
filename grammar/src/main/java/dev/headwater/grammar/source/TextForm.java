package dev.headwater.grammar.source;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The two ways to write a task or a predicates file. The suffix of a file's name tells which.
public enum TextForm {
    YAML(List.of(".yaml", ".yml")),
    /// The task language, docs/language.md.
    COHORT(List.of(".cohort"));

    private final List<String> suffixes;

    TextForm(List<String> suffixes) {
        this.suffixes = suffixes;
    }

    /// The form of a file with this name, null when the suffix belongs to none.
    public static @Nullable TextForm of(String fileName) {
        return Arrays.stream(values())
                .filter(form -> form.suffixes.stream().anyMatch(fileName::endsWith))
                .findFirst()
                .orElse(null);
    }

    /// The first of its suffixes.
    public String suffix() {
        return suffixes.getFirst();
    }
}
