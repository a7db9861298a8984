package dev.headwater.engine.scan;

import dev.headwater.engine.task.EsgptMeasurement;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// What gives the rows of an ESGPT table their code for one pass over a batch: a column of
/// measurements, or none. Owns the codes. Not thread-safe.
final class EsgptColumn implements AutoCloseable {
    private final ParquetTable table;
    private final @Nullable EsgptMeasurement measurement;
    private final @Nullable PrefixedCodes texts;
    private final @Nullable CellCodes cells;
    private final boolean hasCode;

    private EsgptColumn(
            ParquetTable table,
            @Nullable EsgptMeasurement measurement,
            @Nullable PrefixedCodes texts,
            @Nullable CellCodes cells,
            boolean hasCode) {
        this.table = table;
        this.measurement = measurement;
        this.texts = texts;
        this.cells = cells;
        this.hasCode = hasCode;
    }

    static EsgptColumn of(
            EsgptMeasurement measurement, ParquetTable table, BufferAllocator allocator) {
        return table.kind(measurement.column()) instanceof DictionaryColumn strings
                ? new EsgptColumn(
                        table,
                        measurement,
                        new PrefixedCodes(measurement.prefix(), strings, allocator),
                        null,
                        true)
                : new EsgptColumn(
                        table,
                        measurement,
                        null,
                        new CellCodes(measurement.column(), allocator),
                        true);
    }

    /// The rows as such, with the code `code`, or with none.
    static EsgptColumn ofRows(
            String code, boolean hasCode, ParquetTable table, BufferAllocator allocator) {
        return new EsgptColumn(table, null, null, new CellCodes(code, allocator), hasCode);
    }

    /// Whether the rows are read for their own sake and not for a value in them.
    boolean isRows() {
        return measurement == null;
    }

    /// The codes of the current batch.
    DictionaryColumn codes(RowBatch batch) {
        if (texts != null && measurement != null) {
            table.column(measurement.column());
            texts.load();
            return texts;
        }
        CellCodes present = Objects.requireNonNull(cells);
        if (measurement == null) {
            present.load(hasCode, batch.rowCount());
        } else {
            present.load(table.column(measurement.column()).vector(), batch.rowCount());
        }
        return present;
    }

    /// The column of the numbers that belong to the codes; null if there is none.
    @Nullable String values() {
        return measurement == null ? null : valuesOf(measurement);
    }

    /// The column of the numbers that belong to a measurement; null if there is none.
    static @Nullable String valuesOf(EsgptMeasurement measurement) {
        return switch (measurement.kind()) {
            case TEXT -> measurement.values();
            case NUMBER -> measurement.column();
            case OTHER, UNREADABLE -> null;
        };
    }

    @Override
    public void close() {
        if (cells != null) {
            cells.close();
        }
        if (texts != null) {
            texts.close();
        }
    }
}
