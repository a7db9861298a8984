package dev.headwater.tests.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table as plain values.
///
/// `schema` maps each column to the reference system's name of its type, in column order. A row
/// maps columns to values: Long, Double, Boolean, String, null, a struct as a map, a timestamp as
/// text (`2020-01-01T00:00:00.000000`).
public record CohortTable(Map<String, String> schema, List<Map<String, @Nullable Object>> rows) {

    public List<String> columns() {
        return new ArrayList<>(schema.keySet());
    }

    /// The rows in an order of their own, to compare tables whose row order means nothing.
    public List<Map<String, @Nullable Object>> sortedRows() {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }
}
