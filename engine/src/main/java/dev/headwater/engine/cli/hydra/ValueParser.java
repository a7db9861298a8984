package dev.headwater.engine.cli.hydra;

import dev.headwater.engine.cli.hydra.ConfigOverride.Element;
import dev.headwater.engine.cli.hydra.ConfigValue.Items;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import dev.headwater.engine.cli.hydra.ConfigValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what stands behind the `=` of an argument: one value, or several for a sweep.
///
/// Characters that have no meaning to Hydra, which refuses them, are part of a text.
final class ValueParser {
    private static final Pattern FUNCTION = Pattern.compile("([A-Za-z_][\\w-]*)[ \t]*\\([ \t]*");
    private static final String ESCAPABLE = "\\()[]{}:=, \t";

    private final String argument;
    private int position;

    ValueParser(String argument, int position) {
        this.argument = argument;
        this.position = position;
    }

    record Parsed(List<Element> elements, boolean isSweep) {}

    Parsed parse() {
        skipBlanks();
        if (position == argument.length()) {
            return new Parsed(List.of(new Element("", new Text(""))), false);
        }
        Matcher function = FUNCTION.matcher(argument).region(position, argument.length());
        Parsed parsed = function.lookingAt() ? sweepFunction(function) : simpleSweep();
        skipBlanks();
        if (position < argument.length()) {
            String what = "`" + argument.charAt(position) + "` must be quoted or escaped by `\\`";
            throw ConfigException.at(argument, position, what);
        }
        return parsed;
    }

    private Parsed simpleSweep() {
        List<Element> elements = new ArrayList<>();
        do {
            elements.add(element(""));
        } while (skip(','));
        return new Parsed(elements, elements.size() > 1);
    }

    private Parsed sweepFunction(Matcher call) {
        int start = position;
        position = call.end();
        List<Element> elements = new ArrayList<>();
        if (!skip(')')) {
            do {
                elements.add(element(""));
            } while (skip(','));
            expect(')');
        }
        return switch (call.group(1)) {
            case "choice" -> new Parsed(elements, true);
            case "range" -> new Parsed(SweepRange.of(argument, start, elements), true);
            default -> {
                String what = "the function `" + call.group(1) + "` is not supported";
                throw ConfigException.at(argument, start, what);
            }
        };
    }

    /// @param further characters that end an unquoted text here
    private Element element(String further) {
        skipBlanks();
        int start = position;
        ConfigValue value =
                switch (peek()) {
                    case '[' -> items();
                    case '{' -> table();
                    case '\'', '"' -> new Text(quoted());
                    default -> unquoted(further);
                };
        return new Element(argument.substring(start, position).strip(), value);
    }

    private Items items() {
        position++;
        List<ConfigValue> values = new ArrayList<>();
        if (!skip(']')) {
            do {
                values.add(element("").value());
            } while (skip(','));
            expect(']');
        }
        return new Items(values);
    }

    private Table table() {
        position++;
        var table = new Table();
        if (!skip('}')) {
            do {
                String key = element(":").value().asText();
                expect(':');
                table.with(key, element("").value());
            } while (skip(','));
            expect('}');
        }
        return table;
    }

    /// Backslashes count only before a quote: two are one, the odd one makes the quote a character.
    private String quoted() {
        int start = position;
        char quote = argument.charAt(position++);
        var text = new StringBuilder();
        int backslashes = 0;
        while (position < argument.length()) {
            char next = argument.charAt(position++);
            if (next == '\\') {
                backslashes++;
                continue;
            }
            boolean isQuote = next == quote;
            text.repeat('\\', isQuote ? backslashes / 2 : backslashes);
            if (isQuote && backslashes % 2 == 0) {
                return text.toString();
            }
            text.append(next);
            backslashes = 0;
        }
        throw ConfigException.at(argument, start, "the quote has no end");
    }

    private ConfigValue unquoted(String further) {
        int start = position;
        var text = new StringBuilder();
        boolean isPlain = true;
        int end = 0;
        while (position < argument.length()) {
            char next = argument.charAt(position);
            if (next == '\\'
                    && position + 1 < argument.length()
                    && ESCAPABLE.indexOf(argument.charAt(position + 1)) >= 0) {
                text.append(argument.charAt(position + 1));
                position += 2;
                isPlain = false;
                end = text.length();
            } else if (argument.startsWith("${", position)) {
                int to = Interpolation.end(argument, position);
                if (to < 0) {
                    throw ConfigException.at(argument, position, "`${` has no `}`");
                }
                text.append(argument, position, to);
                position = to;
                isPlain = false;
                end = text.length();
            } else if (",()[]{}='\"".indexOf(next) >= 0 || further.indexOf(next) >= 0) {
                break;
            } else {
                text.append(next);
                position++;
                if (next != ' ' && next != '\t') {
                    end = text.length();
                }
            }
        }
        if (end == 0) {
            throw ConfigException.at(argument, start, "a value is missing");
        }
        text.setLength(end);
        return isPlain ? PlainWord.valueOf(text.toString()) : new Text(text.toString());
    }

    private char peek() {
        return position < argument.length() ? argument.charAt(position) : 0;
    }

    private boolean skip(char wanted) {
        skipBlanks();
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw ConfigException.at(argument, position, "`" + wanted + "` is missing");
        }
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
    }
}
