package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.Remark;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts the rows of each table that are odd. Not thread-safe.
final class Remarks {
    /// What is odd.
    enum Kind {
        UNDATED(DiagnosticCode.D031, "without a date, passed over"),
        UNKNOWN_PERSON(DiagnosticCode.D032, "whose person is not in `person`"),
        UNKNOWN_CONCEPT(DiagnosticCode.D033, "whose concept is not in `concept`");

        private final DiagnosticCode code;
        private final String words;

        Kind(DiagnosticCode code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    private final Map<Kind, long[]> counts = new EnumMap<>(Kind.class);

    void add(Kind kind, OmopTable table) {
        counts.computeIfAbsent(kind, _ -> new long[OmopTable.values().length])[table.ordinal()]++;
    }

    /// How many rows each remark is about.
    Map<Remark, Long> all() {
        Map<Remark, Long> all = new TreeMap<>();
        counts.forEach((kind, rows) -> {
            for (OmopTable table : OmopTable.values()) {
                if (rows[table.ordinal()] > 0) {
                    String what = "of `" + table.tableName() + "` " + kind.words;
                    all.put(new Remark(kind.code, what), rows[table.ordinal()]);
                }
            }
        });
        return all;
    }
}
