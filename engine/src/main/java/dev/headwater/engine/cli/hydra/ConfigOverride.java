package dev.headwater.engine.cli.hydra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One argument: `key=value`, `+key=value`, `++key=value` or `~key`.
///
/// `values` has several elements, or one that was asked for as a sweep, if the argument stands for
/// one job each; none for `~key` without a value.
public record ConfigOverride(
        Kind kind, String key, @Nullable String packageName, List<Element> values, boolean isSweep, String written) {
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
    public record Element(String written, ConfigValue value) {}

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

    /// The argument with its values as one text, as it was written.
    public ConfigOverride asText() {
        String value = written.substring(written.indexOf('=') + 1);
        var element = new Element(value, new ConfigValue.Text(value));
        return new ConfigOverride(kind, key, packageName, List.of(element), false, written);
    }

    /// What the argument is for one job.
    ConfigOverride of(Element element) {
        return new ConfigOverride(
                kind, key, packageName, List.of(element), false, fullKey() + "=" + element.written());
    }
}
