package dev.headwater.engine.cli.hydra;

import dev.headwater.engine.cli.hydra.ConfigOverride.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an argument as Hydra 1.3 does.
public final class OverrideParser {
    private static final String NAME = "(?:[A-Za-z_$][\\w$-]*|\\d+)";
    private static final String DOTTED = NAME + "(?:\\." + NAME + ")*";
    private static final Pattern KEY =
            Pattern.compile("(" + DOTTED + "(?:/" + NAME + ")*)(?:@(" + DOTTED + ")?)?");

    private OverrideParser() {}

    /// @throws ConfigException if it is none
    public static ConfigOverride parse(String argument) {
        Kind kind = kindOf(argument);
        int start = kind.prefix().length();
        int equals = argument.indexOf('=');
        int end = equals < 0 ? argument.length() : equals;
        Matcher key = KEY.matcher(argument).region(start, end);
        if (!key.matches()) {
            throw ConfigException.at(argument, start, "no key that the configuration could have");
        }
        String name = key.group(1);
        String packageName =
                argument.substring(start, end).contains("@") ? String.valueOf(key.group(2)) : null;
        if (equals < 0) {
            if (kind != Kind.DELETE) {
                throw ConfigException.at(argument, end, "`=` and a value are missing");
            }
            return new ConfigOverride(kind, name, packageName, List.of(), false, argument);
        }
        ValueParser.Parsed value = new ValueParser(argument, equals + 1).parse();
        return new ConfigOverride(
                kind, name, packageName, value.elements(), value.isSweep(), argument);
    }

    private static Kind kindOf(String argument) {
        if (argument.startsWith("~")) {
            return Kind.DELETE;
        }
        if (argument.startsWith("++")) {
            return Kind.FORCE_ADD;
        }
        return argument.startsWith("+") ? Kind.ADD : Kind.CHANGE;
    }
}
