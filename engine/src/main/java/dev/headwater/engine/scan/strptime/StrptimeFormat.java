package dev.headwater.engine.scan.strptime;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A timestamp format in strptime notation, with the rules of the reference system's parser
/// (chrono).
///
/// `%Y %C %y %m %b %B %d %e %j %H %k %I %l %p %P %M %S %f %3f %6f %9f %.f %.3f %.6f %.9f %a %A %z
/// %:z %#z %Z %s %T %R %r %D %F %n %t %%`; `-`, `_` and `0` behind the `%` change nothing. Numbers
/// may be unpadded and have blanks in front; a blank stands for any blanks or none. Immutable.
public final class StrptimeFormat {
    private final List<StrptimeItem> items;

    private StrptimeFormat(List<StrptimeItem> items) {
        this.items = List.copyOf(items);
    }

    /// @throws IllegalArgumentException if the format has an unknown specifier
    public static StrptimeFormat of(String format) {
        List<StrptimeItem> items = new ArrayList<>();
        compile(format, items);
        return new StrptimeFormat(items);
    }

    /// Microseconds since the epoch, in UTC if the text says an offset; empty if the text does not
    /// have this format. The time of day may be missing (midnight), and the day of the month (the
    /// first).
    public OptionalLong parse(String text) {
        StrptimeText rest = new StrptimeText(text);
        StrptimeFields fields = new StrptimeFields();
        for (StrptimeItem item : items) {
            if (!item.read(rest, fields)) {
                return OptionalLong.empty();
            }
        }
        return rest.isEmpty() ? fields.epochMicros() : OptionalLong.empty();
    }

    private static void compile(String format, List<StrptimeItem> items) {
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%') {
                items.add(
                        Character.isWhitespace(c)
                                ? new StrptimeItem.Blank()
                                : new StrptimeItem.Literal(c));
                continue;
            }
            int end = specifierEnd(format, i);
            String specifier = format.substring(i, end);
            compileSpecifier(specifier, items);
            i = end;
        }
    }

    /// A specifier is a letter or `%`, behind at most one modifier letter or a precision like `.3`.
    private static int specifierEnd(String format, int start) {
        int end = start;
        while (end < format.length() && ".:#-_0369".indexOf(format.charAt(end)) >= 0) {
            end++;
        }
        return Math.min(end + 1, format.length());
    }

    private static void compileSpecifier(String written, List<StrptimeItem> items) {
        boolean hasPadding = written.length() > 1 && "-_0".indexOf(written.charAt(0)) >= 0;
        String specifier = hasPadding ? written.substring(1) : written;
        String composite = composite(specifier);
        if (composite != null) {
            compile(composite, items);
            return;
        }
        items.add(item(specifier));
    }

    private static @Nullable String composite(String specifier) {
        return switch (specifier) {
            case "T" -> "%H:%M:%S";
            case "R" -> "%H:%M";
            case "r" -> "%I:%M:%S %p";
            case "D" -> "%m/%d/%y";
            case "F" -> "%Y-%m-%d";
            default -> null;
        };
    }

    private static StrptimeItem item(String specifier) {
        return switch (specifier) {
            case "Y" -> new StrptimeItem.Number(StrptimeField.YEAR, 4, true);
            case "C" -> number(StrptimeField.CENTURY, 2);
            case "y" -> number(StrptimeField.YEAR_OF_CENTURY, 2);
            case "m" -> number(StrptimeField.MONTH, 2);
            case "d", "e" -> number(StrptimeField.DAY, 2);
            case "j" -> number(StrptimeField.DAY_OF_YEAR, 3);
            case "H", "k" -> number(StrptimeField.HOUR, 2);
            case "I", "l" -> number(StrptimeField.HOUR_OF_HALF_DAY, 2);
            case "M" -> number(StrptimeField.MINUTE, 2);
            case "S" -> number(StrptimeField.SECOND, 2);
            case "f" -> number(StrptimeField.NANOSECOND, 9);
            case "s" -> new StrptimeItem.Number(StrptimeField.EPOCH_SECOND, 18, true);
            case ".f" -> new StrptimeItem.Fraction(0, true);
            case ".3f" -> new StrptimeItem.Fraction(3, true);
            case ".6f" -> new StrptimeItem.Fraction(6, true);
            case ".9f" -> new StrptimeItem.Fraction(9, true);
            case "3f" -> new StrptimeItem.Fraction(3, false);
            case "6f" -> new StrptimeItem.Fraction(6, false);
            case "9f" -> new StrptimeItem.Fraction(9, false);
            case "b", "h" -> new StrptimeItem.Name(StrptimeField.MONTH, StrptimeItem.MONTHS, false);
            case "B" -> new StrptimeItem.Name(StrptimeField.MONTH, StrptimeItem.MONTHS, true);
            case "a" -> new StrptimeItem.Name(StrptimeField.DAY_OF_WEEK, StrptimeItem.DAYS, false);
            case "A" -> new StrptimeItem.Name(StrptimeField.DAY_OF_WEEK, StrptimeItem.DAYS, true);
            case "p", "P" -> new StrptimeItem.HalfDay();
            case "z", ":z" -> new StrptimeItem.Offset(false);
            case "#z" -> new StrptimeItem.Offset(true);
            case "Z" -> new StrptimeItem.ZoneName();
            case "n", "t" -> new StrptimeItem.Blank();
            case "%" -> new StrptimeItem.Literal('%');
            default -> throw new IllegalArgumentException("unknown specifier `%" + specifier + "`");
        };
    }

    private static StrptimeItem number(StrptimeField field, int digits) {
        return new StrptimeItem.Number(field, digits, false);
    }
}
