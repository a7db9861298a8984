package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/// Something odd about rows that a run looked at and could go on from. `which` says about which: it
/// goes on from "rows".
public record Remark(DiagnosticCode code, String which) implements Comparable<Remark> {
    /// The remark about so many rows.
    public String about(long rows) {
        return String.format(Locale.ROOT, "%,d row%s %s", rows, rows == 1 ? "" : "s", which);
    }

    /// Adds the rows of each remark in `more` to those in `all`.
    public static void add(Map<Remark, Long> more, Map<Remark, Long> all) {
        more.forEach((remark, rows) -> all.merge(remark, rows, Long::sum));
    }

    @Override
    public int compareTo(Remark other) {
        return Comparator.comparing(Remark::code).thenComparing(Remark::which).compare(this, other);
    }
}
