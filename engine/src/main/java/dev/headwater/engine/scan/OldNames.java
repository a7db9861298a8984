package dev.headwater.engine.scan;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What earlier versions of MEDS called their columns.
///
/// Version 0.3.0 differs from later ones in a name only, which is read as theirs. Before that, rows
/// were patients with nested events, or flat drafts.
final class OldNames {
    private static final String PATIENT_ID = "patient_id";
    private static final String EVENTS = "events";
    private static final Map<String, String> DRAFT_NAMES =
            Map.of("timestamp", ParquetBatch.TIME, "numerical_value", ParquetBatch.NUMERIC_VALUE);

    private OldNames() {}

    /// The columns by the names that they have now.
    static Map<String, ParquetColumn> replaced(Map<String, ParquetColumn> columns) {
        if (columns.containsKey(ParquetBatch.SUBJECT_ID) || !columns.containsKey(PATIENT_ID)) {
            return columns;
        }
        Map<String, ParquetColumn> replaced = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            boolean isSubject = name.equals(PATIENT_ID);
            replaced.put(
                    isSubject ? ParquetBatch.SUBJECT_ID : name,
                    isSubject ? column.named(ParquetBatch.SUBJECT_ID) : column);
        });
        return replaced;
    }

    /// Why columns are missing, if the file has the layout of an earlier version; else null.
    static @Nullable String explain(Collection<String> missing, Collection<String> present) {
        if (missing.contains(ParquetBatch.CODE) && present.contains(EVENTS)) {
            return "each row holds all events of a patient, as in MEDS 0.2 and before";
        }
        List<String> old =
                DRAFT_NAMES.keySet().stream()
                        .filter(present::contains)
                        .filter(name -> missing.contains(DRAFT_NAMES.get(name)))
                        .sorted()
                        .map(name -> "`" + name + "` is now `" + DRAFT_NAMES.get(name) + "`")
                        .toList();
        return old.isEmpty()
                ? null
                : "columns have names from before MEDS 0.3: " + String.join(", ", old);
    }
}
