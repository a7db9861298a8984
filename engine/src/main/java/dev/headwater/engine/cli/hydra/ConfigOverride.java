package dev.headwater.engine.cli.hydra;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One argument: `key=value`, `+key=value`, `++key=value` or `~key`.
///
/// `values` has several elements, or one that was asked for as a sweep, if the argument stands for
/// one job each; none for `~key` without a value.
public record ConfigOverride(
        Kind kind,
        String key,
        @Nullable String packageName,
        List<Element> values,
        boolean isSweep,
        String written) {
    public ConfigOverride {
        values = List.copyOf(values);
    }

    /// What is done with the key.
    public enum Kind {
        CHANGE(""),
        ADD("+"),
        FORCE_ADD("++"),
        DELETE("~");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }

    /// A value and how it was written.
    public record Element(String written, ConfigValue value) {
        private static final Pattern SPECIAL = Pattern.compile("[\\\\()\\[\\]{}:=, \t]");

        /// The value in Hydra's own words: numbers as Python writes them, all characters escaped
        /// that can be.
        private String encoded() {
            boolean isAsWritten =
                    written.startsWith("'")
                            || written.startsWith("\"")
                            || value instanceof ConfigValue.Items
                            || value instanceof ConfigValue.Table;
            if (isAsWritten) {
                return written;
            }
            return value.isNull() ? "null" : SPECIAL.matcher(value.asText()).replaceAll("\\\\$0");
        }
    }

    /// The value of an override that is no sweep; null for `~key` without one.
    public @Nullable ConfigValue value() {
        return values.isEmpty() ? null : values.getFirst().value();
    }

    /// Whether it is about Hydra itself rather than the program.
    public boolean isAboutHydra() {
        return key.startsWith("hydra.") || key.startsWith("hydra/");
    }

    /// Whether the key may be that of a group of configurations: `data`, `hydra/launcher`.
    public boolean isGroupLike() {
        return key.contains("/") || packageName != null;
    }

    /// The key with its prefix and package, of which the last one on the command line counts.
    String fullKey() {
        return kind.prefix() + key + (packageName == null ? "" : "@" + packageName);
    }

    /// What the argument is for each job, written as Hydra writes it.
    List<ConfigOverride> ofJobs() {
        return values.isEmpty() ? List.of(this) : values.stream().map(this::of).toList();
    }

    private ConfigOverride of(Element element) {
        String line = fullKey() + "=" + element.encoded();
        return new ConfigOverride(kind, key, packageName, List.of(element), false, line);
    }
}
