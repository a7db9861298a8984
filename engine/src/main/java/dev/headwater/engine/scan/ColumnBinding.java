package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.ValueConversion;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Decides how a column of a given type is decoded for a given use.
final class ColumnBinding {
    private final DataLocation location;
    private final BufferAllocator allocator;

    ColumnBinding(DataLocation location, BufferAllocator allocator) {
        this.location = location;
        this.allocator = allocator;
    }

    /// @throws DataException if the column's type does not allow the use
    ColumnValues bind(ParquetColumn column, ColumnUse use) {
        return switch (use) {
            case SUBJECT -> subject(column);
            case ID -> id(column);
            case TIME -> time(column);
            case CODE -> code(column, TextValues.MOST_ADDED_STRINGS);
            case TEXT -> code(column, 0);
            case NUMBER -> number(column);
            case ANY -> any(column);
        };
    }

    private ColumnValues subject(ParquetColumn column) {
        if (!column.type().isInteger()) {
            throw wrongType(column, "an integer");
        }
        return integers(column);
    }

    private ColumnValues id(ParquetColumn column) {
        return switch (column.type()) {
            case FLOAT, FLOAT16, DOUBLE -> number(column);
            default -> subject(column);
        };
    }

    private ColumnValues time(ParquetColumn column) {
        if (!column.type().isTime()) {
            throw wrongType(column, "a timestamp or a date");
        }
        return timestamps(column);
    }

    /// @param mostAdded how many strings beside those of the dictionary page are kept between
    ///   batches
    private ColumnValues code(ParquetColumn column, int mostAdded) {
        if (column.type().isInteger()) {
            return new TextValues(
                    column.name(), new StoredText.Integers(toLong(column)), mostAdded, allocator);
        }
        if (column.type() != ColumnType.TEXT && column.type() != ColumnType.UUID) {
            throw wrongType(column, "text or an integer");
        }
        return new TextValues(column.name(), new StoredText.Bytes(), mostAdded, allocator);
    }

    private ColumnValues number(ParquetColumn column) {
        return switch (column.type()) {
            case FLOAT, FLOAT16 -> floats(column);
            case DOUBLE, DECIMAL, WHOLE_DECIMAL, NULLS -> doubles(column, ValueConversion.NONE);
            case INT32 -> doubles(column, ValueConversion.INT_TO_DOUBLE);
            case UINT32 -> doubles(column, ValueConversion.UNSIGNED_INT_TO_DOUBLE);
            case INT64 -> doubles(column, ValueConversion.LONG_TO_DOUBLE);
            case UINT64 -> doubles(column, ValueConversion.UNSIGNED_LONG_TO_DOUBLE);
            case BOOLEAN,
                    DATE,
                    TIMESTAMP_MILLIS,
                    TIMESTAMP_MICROS,
                    TIMESTAMP_NANOS,
                    INT96,
                    TEXT,
                    UUID,
                    UNSUPPORTED ->
                    throw wrongType(column, "a number");
        };
    }

    private ColumnValues any(ParquetColumn column) {
        return switch (column.type()) {
            case BOOLEAN -> new BooleanValues(column.name(), allocator);
            case INT32, UINT32, INT64, UINT64, WHOLE_DECIMAL, NULLS -> integers(column);
            case FLOAT, FLOAT16 -> floats(column);
            case DOUBLE, DECIMAL -> doubles(column, ValueConversion.NONE);
            case DATE, TIMESTAMP_MILLIS, TIMESTAMP_MICROS, TIMESTAMP_NANOS, INT96 ->
                    timestamps(column);
            case TEXT, UUID ->
                    new TextValues(
                            column.name(),
                            new StoredText.Bytes(),
                            TextValues.MOST_ADDED_STRINGS,
                            allocator);
            case UNSUPPORTED -> throw wrongType(column, "a boolean, a number, a timestamp or text");
        };
    }

    private FixedWidthValues integers(ParquetColumn column) {
        return new FixedWidthValues(
                new BigIntVector(column.name(), allocator), toLong(column), true);
    }

    private static ValueConversion toLong(ParquetColumn column) {
        return switch (column.type()) {
            case INT32 -> ValueConversion.INT_TO_LONG;
            case UINT32 -> ValueConversion.UNSIGNED_INT_TO_LONG;
            case UINT64 -> ValueConversion.UNSIGNED_LONG;
            default -> ValueConversion.NONE;
        };
    }

    private FixedWidthValues timestamps(ParquetColumn column) {
        ValueConversion conversion =
                switch (column.type()) {
                    case DATE -> ValueConversion.DAYS_TO_MICROS;
                    case TIMESTAMP_MILLIS -> ValueConversion.MILLIS_TO_MICROS;
                    case TIMESTAMP_NANOS -> ValueConversion.NANOS_TO_MICROS;
                    case INT96 -> ValueConversion.INT96_TO_MICROS;
                    default -> ValueConversion.NONE;
                };
        return new FixedWidthValues(
                new TimeStampMicroVector(column.name(), allocator),
                conversion,
                column.type() != ColumnType.INT96);
    }

    private FixedWidthValues floats(ParquetColumn column) {
        return new FixedWidthValues(
                new Float4Vector(column.name(), allocator), ValueConversion.NONE, false);
    }

    private FixedWidthValues doubles(ParquetColumn column, ValueConversion conversion) {
        return new FixedWidthValues(
                new Float8Vector(column.name(), allocator),
                conversion,
                conversion != ValueConversion.NONE);
    }

    private DataException wrongType(ParquetColumn column, String expected) {
        return location.in(-1, column.name())
                .error(
                        DiagnosticCode.D006,
                        "the column is " + column.description() + ", not " + expected);
    }
}
