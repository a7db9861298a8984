package dev.headwater.engine.cli.hydra;

import dev.headwater.engine.cli.hydra.ConfigValue.Items;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import dev.headwater.engine.cli.hydra.ConfigValue.Text;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Gives the values of a configuration with all `${...}` in their texts replaced.
///
/// `${a.b}` is the value at that key, `${.b}` that of a neighbour, `${..b}` that of a neighbour of
/// the table around. A text that is nothing but one `${...}` becomes its value, whatever its type.
/// `\${` is no reference.
public final class Interpolation {
    private static final Pattern CALL =
            Pattern.compile("\\s*([A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)*):(.*)", Pattern.DOTALL);
    private static final int MOST_REFERENCES = 100;

    private final Config config;
    private final Resolvers resolvers;
    private int depth;

    /// @param environment null where there is no such variable
    /// @param now formats the time at which the program began by a pattern of `strftime`
    public Interpolation(
            Config config, UnaryOperator<@Nullable String> environment, UnaryOperator<String> now) {
        this.config = config;
        this.resolvers = new Resolvers(this, environment, now);
    }

    /// Where `${` at `start` ends: behind its `}`, or -1 if there is none.
    static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
                i++;
            } else if (text.charAt(i) == '}') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    /// The value at `key`; null if there is no such key.
    ///
    /// @throws ConfigException if a value that it refers to is missing
    public @Nullable ConfigValue get(String key) {
        ConfigValue written = config.find(key);
        return written == null ? null : resolve(written, key);
    }

    /// A value as it is at `key`, which is empty for the root; all that is in a table or list is
    /// resolved.
    ///
    /// @throws ConfigException if a value that it refers to is missing
    public ConfigValue resolve(ConfigValue value, String key) {
        return switch (value) {
            case Text text when text.text().contains("${") -> resolve(text.text(), key);
            case Items items ->
                    new Items(
                            items.values().stream()
                                    .map(each -> resolve(each, inner(key, "0")))
                                    .toList());
            case Table table -> {
                var resolved = new Table();
                table.values()
                        .forEach((name, each) ->
                                resolved.with(name, resolve(each, inner(key, name))));
                yield resolved;
            }
            default -> value;
        };
    }

    private ConfigValue resolve(String text, String key) {
        if (text.startsWith("${") && end(text, 0) == text.length()) {
            return reference(text.substring(2, text.length() - 1), key);
        }
        return new Text(join(text, key));
    }

    private String join(String text, String key) {
        var joined = new StringBuilder();
        int backslashes = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                backslashes++;
                continue;
            }
            boolean isDollar = text.startsWith("${", i);
            joined.repeat('\\', isDollar ? backslashes / 2 : backslashes);
            if (isDollar && backslashes % 2 == 0) {
                int end = end(text, i);
                if (end < 0) {
                    throw new ConfigException("`" + text + "` at '" + key + "': `${` has no `}`");
                }
                joined.append(reference(text.substring(i + 2, end - 1), key).asText());
                i = end - 1;
            } else {
                joined.append(text.charAt(i));
            }
            backslashes = 0;
        }
        return joined.repeat('\\', backslashes).toString();
    }

    private ConfigValue reference(String written, String key) {
        depth++;
        try {
            if (depth > MOST_REFERENCES) {
                throw new ConfigException("'" + key + "' refers to itself");
            }
            String inside = join(written, key);
            Matcher call = CALL.matcher(inside);
            return call.matches()
                    ? resolvers.call(call.group(1), call.group(2), key)
                    : valueOf(inside.strip(), key);
        } finally {
            depth--;
        }
    }

    private ConfigValue valueOf(String reference, String key) {
        String target = absolute(reference.replaceAll("\\[([^\\]]*)\\]", ".$1"), key);
        ConfigValue value = get(target);
        if (value == null) {
            throw new ConfigException(
                    "'"
                            + key
                            + "' refers to '"
                            + reference
                            + "', which is not in the configuration");
        }
        if (value.isMissing()) {
            throw missing(target);
        }
        return value;
    }

    private static String absolute(String reference, String key) {
        int dots = 0;
        while (dots < reference.length() && reference.charAt(dots) == '.') {
            dots++;
        }
        String table = key;
        for (int i = 0; i < dots; i++) {
            table = table.substring(0, Math.max(0, table.lastIndexOf('.')));
        }
        return dots == 0 ? reference : inner(table, reference.substring(dots));
    }

    /// The mistake of giving no value for `key`.
    public static ConfigException missing(String key) {
        return new ConfigException("Missing mandatory value: " + key);
    }

    private static String inner(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }
}
