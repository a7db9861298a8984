package dev.headwater.engine.profile;

import dev.headwater.engine.event.SharedSubjects;
import dev.headwater.engine.event.SubjectList;
import dev.headwater.engine.profile.DatasetProfile.ColumnProfile;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is not as MEDS wants it, in words.
final class ProfileWarnings {
    /// By MEDS 0.4.
    private static final Map<String, String> TYPES =
            Map.of(
                    "subject_id", "int64",
                    "time", "timestamp[us]",
                    "code", "string",
                    "numeric_value", "float",
                    "text_value", "string");

    private final Diagnostics diagnostics;

    ProfileWarnings(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void addFailure(DataException failure) {
        diagnostics.add(Diagnostic.unplaced(failure.code(), Severity.ERROR, failure.message()));
    }

    void addShards(List<ShardTally> shards) {
        for (ShardTally tally : shards) {
            if (tally.rows == 0) {
                warn(DiagnosticCode.D045, "a shard without rows (" + tally.shard.file() + ")");
            }
        }
        for (ShardTally tally : shards) {
            if (!tally.isSorted()) {
                warn(DiagnosticCode.D012, disorder(tally) + " (" + tally.shard.file() + ")");
            }
        }
        List<SubjectList> subjects =
                shards.stream().map(tally -> tally.subjects.distinct()).toList();
        SharedSubjects shared = SharedSubjects.find(subjects);
        if (shared != null) {
            Shard one = shards.get(shared.one()).shard;
            Shard other = shards.get(shared.other()).shard;
            diagnostics.add(
                    Diagnostic.unplaced(
                            DiagnosticCode.D043,
                            Severity.ERROR,
                            shared.describe(one.file(), other.file())));
        }
    }

    private static String disorder(ShardTally tally) {
        List<String> disorder = new ArrayList<>();
        if (tally.subjects.isScattered()) {
            disorder.add("rows of a subject stand in several places");
        } else if (!tally.subjects.isAscending()) {
            disorder.add("subjects do not ascend, which MEDS allows, but which takes longer");
        }
        if (tally.steppingBack.count() > 0) {
            disorder.add(
                    count(tally.steppingBack.count(), "time")
                            + " before the one above, first in row "
                            + tally.steppingBack.firstRow());
        }
        return String.join("; ", disorder);
    }

    void addStrayFiles(List<String> files) {
        if (!files.isEmpty()) {
            warn(
                    DiagnosticCode.D046,
                    count(files.size(), "file")
                            + " of another kind among the shards, such as `"
                            + files.getFirst()
                            + "`");
        }
    }

    /// @param types of the columns of each shard
    void addColumns(List<ColumnProfile> columns, Map<Shard, ? extends Map<String, String>> types) {
        for (ColumnProfile column : columns) {
            List<String> without =
                    types.entrySet().stream()
                            .filter(shard -> !shard.getValue().containsKey(column.name()))
                            .map(shard -> shard.getKey().name())
                            .toList();
            if (!column.others().isEmpty()) {
                warn(
                        DiagnosticCode.D047,
                        "column `%s` is %s in %,d shards, but not in %s"
                                .formatted(
                                        column.name(),
                                        column.type(),
                                        column.shards(),
                                        several(column.others())));
            } else if (!without.isEmpty()) {
                warn(
                        DiagnosticCode.D047,
                        "column `%s` is in %,d of %,d shards, but not in %s"
                                .formatted(
                                        column.name(),
                                        types.size() - without.size(),
                                        types.size(),
                                        several(without)));
            }
            String expected = TYPES.get(column.name());
            if (expected != null && !expected.equals(column.type())) {
                warn(
                        DiagnosticCode.D048,
                        "column `%s` is %s, not %s"
                                .formatted(column.name(), column.type(), expected));
            }
        }
    }

    private static String several(List<String> shards) {
        return "`"
                + shards.getFirst()
                + "`"
                + (shards.size() == 1 ? "" : " and " + (shards.size() - 1) + " more");
    }

    void addFindings(Findings found) {
        add(DiagnosticCode.D049, found.rowsWithoutSubject, "row", "without a subject");
        add(DiagnosticCode.D049, found.rowsWithoutCode, "row", "without a code");
        add(DiagnosticCode.D050, found.notFinite, "value", "NaN or infinite");
        add(DiagnosticCode.D051, found.repeatedRows, "row", "equal to another one");
        add(DiagnosticCode.D052, found.oddTimes, "event", "before 1900 or after 2299");
        add(DiagnosticCode.D053, found.beforeBirth, "subject", "with events before birth");
        add(DiagnosticCode.D054, found.afterDeath, "subject", "with events after death");
    }

    /// Nothing if it was never found.
    void add(DiagnosticCode code, Finding finding, String noun, String what) {
        if (finding.count() > 0) {
            warn(code, count(finding.count(), noun) + " " + what + ", " + finding.first());
        }
    }

    void warn(DiagnosticCode code, String message) {
        diagnostics.add(Diagnostic.unplaced(code, Severity.WARNING, message));
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
