package dev.headwater.engine.cli.hydra;

import dev.headwater.engine.cli.hydra.ConfigValue.Nothing;
import dev.headwater.engine.cli.hydra.ConfigValue.Text;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What `${name:argument}` can call.
final class Resolvers {
    private final Interpolation interpolation;
    private final UnaryOperator<@Nullable String> environment;
    private final UnaryOperator<String> now;

    Resolvers(
            Interpolation interpolation,
            UnaryOperator<@Nullable String> environment,
            UnaryOperator<String> now) {
        this.interpolation = interpolation;
        this.environment = environment;
        this.now = now;
    }

    /// @param key whose value calls it
    ConfigValue call(String name, String arguments, String key) {
        return switch (name) {
            case "oc.env" -> variable(arguments, key);
            case "oc.select" -> selection(arguments);
            case "now" -> new Text(now.apply(arguments));
            case "hydra" -> hydra(arguments, key);
            default ->
                    throw new ConfigException(
                            "'" + key + "': `${" + name + ":...}` is not supported");
        };
    }

    private ConfigValue variable(String arguments, String key) {
        String name = first(arguments);
        String value = environment.apply(name);
        if (value != null) {
            return new Text(value);
        }
        ConfigValue otherwise = second(arguments);
        if (otherwise == null) {
            throw new ConfigException(
                    "'" + key + "': Environment variable '" + name + "' not found");
        }
        return otherwise.isNull() ? otherwise : new Text(otherwise.asText());
    }

    private ConfigValue selection(String arguments) {
        ConfigValue value = interpolation.get(first(arguments));
        if (value != null && !value.isMissing()) {
            return value;
        }
        ConfigValue otherwise = second(arguments);
        return otherwise == null ? Nothing.NULL : otherwise;
    }

    private ConfigValue hydra(String path, String key) {
        ConfigValue value = interpolation.get("hydra." + path.strip());
        if (value == null || value.isMissing()) {
            throw new ConfigException(
                    "'" + key + "': Hydra has no value for '" + path.strip() + "' here");
        }
        return value;
    }

    private static String first(String arguments) {
        int comma = arguments.indexOf(',');
        return unquoted(comma < 0 ? arguments : arguments.substring(0, comma));
    }

    private static @Nullable ConfigValue second(String arguments) {
        int comma = arguments.indexOf(',');
        if (comma < 0) {
            return null;
        }
        String written = arguments.substring(comma + 1).strip();
        String text = unquoted(written);
        return text.equals(written) ? PlainWord.valueOf(text) : new Text(text);
    }

    private static String unquoted(String written) {
        String text = written.strip();
        boolean isQuoted =
                text.length() > 1
                        && (text.startsWith("'") || text.startsWith("\""))
                        && text.charAt(0) == text.charAt(text.length() - 1);
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }
}
