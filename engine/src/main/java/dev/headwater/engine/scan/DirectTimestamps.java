package dev.headwater.engine.scan;

import dev.headwater.engine.scan.strptime.StrptimeFormat;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the text timestamps of a direct table, if there is a format for them.
record DirectTimestamps(
        @Nullable StrptimeFormat format, @Nullable String written, DataLocation location) {

    /// @throws DataException if the format is malformed
    static DirectTimestamps of(@Nullable String format, DataLocation location) {
        if (format == null) {
            return new DirectTimestamps(null, null, location);
        }
        try {
            return new DirectTimestamps(StrptimeFormat.of(format), format, location);
        } catch (IllegalArgumentException e) {
            throw location.error(
                    DiagnosticCode.D008,
                    "the timestamp format `" + format + "`: " + e.getMessage());
        }
    }

    /// @param row where the text stands, for the message
    /// @return microseconds since the epoch
    /// @throws DataException if the text does not have the format, or there is no format
    long parse(String text, String row) {
        if (format == null) {
            throw location.in(-1, DirectRows.TIMESTAMP)
                    .error(
                            DiagnosticCode.D006,
                            "the timestamps are text, so their format must be given");
        }
        OptionalLong micros = format.parse(text);
        if (micros.isEmpty()) {
            throw location.in(-1, DirectRows.TIMESTAMP)
                    .error(
                            DiagnosticCode.D008,
                            "`"
                                    + text
                                    + "` in "
                                    + row
                                    + " does not have the format `"
                                    + written
                                    + "`");
        }
        return micros.getAsLong();
    }
}
