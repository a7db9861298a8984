package dev.headwater.engine.cli.hydra;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes a time by a pattern of `strftime`, as `${now:%Y-%m-%d}` asks for.
public final class TimeFormat {
    private TimeFormat() {}

    /// Directives that are not known stay as they are.
    public static String format(LocalDateTime time, String pattern) {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '%' || i + 1 == pattern.length()) {
                text.append(pattern.charAt(i));
                continue;
            }
            i++;
            text.append(directive(time, pattern.charAt(i)));
        }
        return text.toString();
    }

    private static String directive(LocalDateTime time, char directive) {
        String java =
                switch (directive) {
                    case 'Y' -> "uuuu";
                    case 'y' -> "uu";
                    case 'm' -> "MM";
                    case 'd' -> "dd";
                    case 'H' -> "HH";
                    case 'I' -> "hh";
                    case 'M' -> "mm";
                    case 'S' -> "ss";
                    case 'f' -> "SSSSSS";
                    case 'j' -> "DDD";
                    case 'p' -> "a";
                    case 'a' -> "EEE";
                    case 'A' -> "EEEE";
                    case 'b' -> "MMM";
                    case 'B' -> "MMMM";
                    case 'F' -> "uuuu-MM-dd";
                    case 'T' -> "HH:mm:ss";
                    case '%' -> "'%'";
                    default -> "'%" + directive + "'";
                };
        return time.format(DateTimeFormatter.ofPattern(java, Locale.ENGLISH));
    }
}
