package dev.headwater.engine.task;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an ESGPT dataset holds: the measurements that its configuration declares, with the columns
/// in which they are found, and the columns of each table.
///
/// `declared` has the declared measurements, found or not, and the types of events.
public record EsgptLayout(
        Set<String> declared,
        List<EsgptMeasurement> measurements,
        Map<EsgptTable, Map<String, EsgptMeasurement.Kind>> columns)
        implements Serializable {
    /// Names the rows of the tables themselves: the code of a row of the events or the subjects
    /// that stands for the row as a whole, and a column of it which tells whether an event has rows
    /// in the table of measurements. Only for [Semantics#ACES_0_7_3], which can tell.
    public static final String ROWS = "_rows";

    /// The measurement `name` of a table; null if the table has none of this name.
    public @Nullable EsgptMeasurement find(EsgptTable table, String name) {
        return measurements.stream()
                .filter(each -> each.table() == table && each.column().equals(name))
                .findFirst()
                .orElse(null);
    }

    /// The columns of all tables.
    public Set<String> columnNames() {
        Set<String> names = new LinkedHashSet<>();
        columns.values().forEach(table -> names.addAll(table.keySet()));
        return names;
    }
}
