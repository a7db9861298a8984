package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A direct table (CSV or Parquet), grouped: one row per distinct (subject, time), ascending, a
/// subject's static row (null time) first.
///
/// Counts are summed per group; floating-point counts are summed first and then truncated; nulls
/// count 0. Held on the heap as columns.
public final class DirectTable {
    private final long[] subjects;
    private final long[] times;
    private final boolean[] isStatic;
    private final long[][] counts;

    DirectTable(long[] subjects, long[] times, boolean[] isStatic, long[][] counts) {
        this.subjects = subjects;
        this.times = times;
        this.isStatic = isStatic;
        this.counts = counts;
    }

    /// Reads the table with the columns `subject_id`, `timestamp` and one per name in `predicates`;
    /// other columns are ignored.
    ///
    /// @param timestampFormat how text timestamps are written, in strptime notation; null =
    ///   temporal columns only
    /// @throws DataException if the file is missing or broken, or a column is missing or of the
    ///   wrong type
    public static DirectTable read(
            Path file, List<String> predicates, @Nullable String timestampFormat) {
        DataLocation location = DataLocation.of(file);
        DirectTimestamps timestamps = DirectTimestamps.of(timestampFormat, location);
        DirectRows rows = new DirectRows(predicates, location);
        String name = file.getFileName().toString();
        if (name.endsWith(".csv")) {
            DirectCsv.read(file, predicates, timestamps, rows);
        } else if (name.endsWith(".parquet")) {
            DirectParquet.read(file, predicates, timestamps, rows);
        } else {
            throw location.error(
                    DiagnosticCode.D009, "a direct table is a `.csv` or a `.parquet` file");
        }
        return rows.group();
    }

    public int rowCount() {
        return subjects.length;
    }

    public long subject(int row) {
        return subjects[row];
    }

    public boolean isStatic(int row) {
        return isStatic[row];
    }

    /// Microseconds since the epoch; meaningless for a static row.
    public long time(int row) {
        return times[row];
    }

    /// The count of the predicate at position `predicate` of the names given to [#read].
    public long count(int row, int predicate) {
        return counts[predicate][row];
    }
}
