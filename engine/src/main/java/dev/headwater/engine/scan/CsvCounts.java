package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.regex.Pattern;

/// Reads one column of counts from text: integers, floating-point numbers, or `true` and `false`,
/// but not numbers and booleans mixed.
final class CsvCounts {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private enum Kind {
        UNKNOWN,
        NUMBERS,
        BOOLEANS
    }

    private final DirectCounts counts;
    private final DataLocation location;
    private Kind kind = Kind.UNKNOWN;

    CsvCounts(DirectCounts counts, DataLocation location) {
        this.counts = counts;
        this.location = location;
    }

    /// Sets the count of a row; an empty text is null.
    ///
    /// @throws DataException if the text is no count, or of another kind than those before
    void set(int row, String text, long line) {
        if (text.isEmpty()) {
            return;
        }
        if (INTEGER.matcher(text).matches()) {
            require(Kind.NUMBERS, text, line);
            counts.set(row, Long.parseLong(text));
        } else if (NUMBER.matcher(text).matches()) {
            require(Kind.NUMBERS, text, line);
            counts.set(row, Double.parseDouble(text));
        } else {
            require(Kind.BOOLEANS, text, line);
            counts.set(row, parseBoolean(text, line));
        }
    }

    private long parseBoolean(String text, long line) {
        if (text.equalsIgnoreCase("true")) {
            return 1;
        }
        if (text.equalsIgnoreCase("false")) {
            return 0;
        }
        throw notACount(text, line);
    }

    private void require(Kind wanted, String text, long line) {
        if (kind != Kind.UNKNOWN && kind != wanted) {
            throw notACount(text, line);
        }
        kind = wanted;
    }

    private DataException notACount(String text, long line) {
        return location.error(
                DiagnosticCode.D006, "`" + text + "` in line " + line + " is not a count");
    }
}
