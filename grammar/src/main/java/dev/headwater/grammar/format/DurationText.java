package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Durations as both forms read them.
final class DurationText {
    private static final Pattern PLAIN = Pattern.compile("\\d+ ?[a-zA-Z]+( \\d+ ?[a-zA-Z]+)*");
    private static final int MONTHS_PER_YEAR = 12;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private DurationText() {}

    /// A sign and the duration: as written if that is plain, `48h` stays `48h`; else in its largest
    /// units.
    static String of(BoundaryStep.Offset offset) {
        String written = offset.span().text().strip();
        boolean isSigned = written.startsWith("+") || written.startsWith("-");
        String unsigned = isSigned ? written.substring(1).strip() : "";
        if (PLAIN.matcher(unsigned).matches()) {
            return written.charAt(0) + " " + unsigned;
        }
        Duration duration = offset.duration();
        return duration.isNegative()
                ? "- " + largestUnits(duration.negated())
                : "+ " + largestUnits(duration);
    }

    private static String largestUnits(Duration duration) {
        List<String> parts = new ArrayList<>();
        add(parts, duration.months() / MONTHS_PER_YEAR, " years");
        add(parts, duration.months() % MONTHS_PER_YEAR, " months");
        long seconds = duration.micros() / MICROS_PER_SECOND;
        long micros = duration.micros() % MICROS_PER_SECOND;
        add(parts, seconds / 86_400, "d");
        add(parts, seconds / 3_600 % 24, "h");
        add(parts, seconds / 60 % 60, "min");
        if (micros == 0) {
            add(parts, seconds % 60, "s");
        } else {
            parts.add("%d.%06ds".formatted(seconds % 60, micros));
        }
        return parts.isEmpty() ? "0h" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + unit);
        }
    }
}
