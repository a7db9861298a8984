package dev.headwater.engine.scan;

import dev.headwater.predicates.column.ChunkBounds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/// Statistics of a footer -> bounds.
///
/// Only `min_value` and `max_value` are used, whose order the format defines. Whatever is missing
/// or odd is not known.
final class ChunkStatistics {
    private ChunkStatistics() {}

    /// The bounds of the codes and values of `rowGroup`.
    static ChunkBounds bounds(ParquetSchema schema, RowGroup rowGroup) {
        Statistics codes = find(schema, rowGroup, ParquetBatch.CODE, ColumnType.TEXT);
        Statistics floats = find(schema, rowGroup, ParquetBatch.NUMERIC_VALUE, ColumnType.FLOAT);
        Statistics doubles = find(schema, rowGroup, ParquetBatch.NUMERIC_VALUE, ColumnType.DOUBLE);
        double lowest = number(floats == null ? null : floats.getMin_value(), Float.BYTES);
        double highest = number(floats == null ? null : floats.getMax_value(), Float.BYTES);
        if (doubles != null) {
            lowest = number(doubles.getMin_value(), Double.BYTES);
            highest = number(doubles.getMax_value(), Double.BYTES);
        }
        boolean isKnown = lowest <= highest;
        return new ChunkBounds(
                codes == null ? null : codes.getMin_value(),
                codes == null ? null : codes.getMax_value(),
                isKnown ? lowest : Double.NEGATIVE_INFINITY,
                isKnown ? highest : Double.POSITIVE_INFINITY,
                floats != null);
    }

    /// False only if `subject` lies outside of the bounds of the subject column. Signed integers
    /// have but one order, whether the footer states it or not.
    static boolean mayHold(ParquetSchema schema, RowGroup rowGroup, long subject) {
        Statistics subjects = find(schema, rowGroup, ParquetBatch.SUBJECT_ID, ColumnType.INT64);
        byte[] lowest = subjects == null ? null : subjects.getMin_value();
        byte[] highest = subjects == null ? null : subjects.getMax_value();
        if (lowest == null || highest == null) {
            return true;
        }
        return lowest.length != Long.BYTES
                || highest.length != Long.BYTES
                || (integer(lowest) <= subject && subject <= integer(highest));
    }

    private static long integer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /// The statistics of a column if it is there and of this type.
    private static @Nullable Statistics find(
            ParquetSchema schema, RowGroup rowGroup, String name, ColumnType type) {
        ParquetColumn column = schema.columns().get(name);
        List<ColumnChunk> chunks = rowGroup.getColumns();
        if (column == null || column.isNested() || column.type() != type || chunks == null) {
            return null;
        }
        ColumnMetaData metaData = chunks.get(column.leaf()).getMeta_data();
        return metaData == null ? null : metaData.getStatistics();
    }

    /// NaN if there is no number of this width.
    private static double number(byte @Nullable [] bytes, int width) {
        if (bytes == null || bytes.length != width) {
            return Double.NaN;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return width == Float.BYTES ? buffer.getFloat() : buffer.getDouble();
    }
}
