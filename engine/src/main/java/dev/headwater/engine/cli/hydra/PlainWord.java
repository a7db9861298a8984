package dev.headwater.engine.cli.hydra;

import dev.headwater.engine.cli.hydra.ConfigValue.Decimal;
import dev.headwater.engine.cli.hydra.ConfigValue.Flag;
import dev.headwater.engine.cli.hydra.ConfigValue.Nothing;
import dev.headwater.engine.cli.hydra.ConfigValue.Text;
import dev.headwater.engine.cli.hydra.ConfigValue.Whole;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a text without quotes and escapes is: null, a truth value, a number, or a text after all.
final class PlainWord {
    private static final String DIGITS = "(?:0|[1-9](?:_?\\d)*)";
    private static final String POINT = "(?:" + DIGITS + "\\.|" + DIGITS + "?\\.\\d(?:_?\\d)*)";
    private static final Pattern WHOLE = Pattern.compile("[+-]?" + DIGITS);
    private static final Pattern DECIMAL =
            Pattern.compile(
                    "[+-]?(?:"
                            + POINT
                            + "|(?:"
                            + DIGITS
                            + "|"
                            + POINT
                            + ")[eE][+-]?\\d(?:_?\\d)*)");
    private static final Pattern SPECIAL = Pattern.compile("(?i)([+-]?)(inf|nan)");

    private PlainWord() {}

    static ConfigValue valueOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "null" -> Nothing.NULL;
            case "true" -> new Flag(true);
            case "false" -> new Flag(false);
            default -> number(word);
        };
    }

    private static ConfigValue number(String word) {
        String digits = word.replace("_", "");
        if (WHOLE.matcher(word).matches()) {
            return new Whole(new BigInteger(digits));
        }
        if (DECIMAL.matcher(word).matches()) {
            return new Decimal(Double.parseDouble(digits));
        }
        var special = SPECIAL.matcher(word);
        if (special.matches()) {
            boolean isInfinite = special.group(2).equalsIgnoreCase("inf");
            return new Decimal(
                    Double.parseDouble(special.group(1) + (isInfinite ? "Infinity" : "NaN")));
        }
        return new Text(word);
    }
}
