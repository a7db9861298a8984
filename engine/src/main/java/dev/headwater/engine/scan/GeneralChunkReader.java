package dev.headwater.engine.scan;

import java.util.Objects;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/// The general path: reads a column chunk through parquet-java's column reader, value by value.
/// Slower than the [ColumnChunkReader], with the same result, and for many more kinds of columns.
/// Its classes are loaded when a file needs them.
final class GeneralChunkReader implements ChunkReader {
    private final ColumnDescriptor column;
    private final GeneralPages pages;
    private final ColumnValues values;
    private final GeneralConverter converter;
    private final DataLocation location;
    private @Nullable ColumnReader opened;

    /// Stands before the first of `rowCount` rows. Nothing is read yet.
    GeneralChunkReader(
            ColumnChunkBytes chunk,
            long rowCount,
            ParquetColumn column,
            ColumnValues values,
            PageBody body) {
        this.column = descriptor(column, 0);
        this.location = chunk.location();
        this.pages =
                new GeneralPages(
                        new ColumnPages(chunk, column.isOptional(), body),
                        body,
                        this.column,
                        rowCount);
        this.values = values;
        this.converter = GeneralConverter.of(column, values, location);
        values.startChunk();
    }

    /// A column as parquet-java knows it.
    static ColumnDescriptor descriptor(ParquetColumn column, int maxRepetition) {
        PrimitiveType type =
                new PrimitiveType(
                        column.isOptional() ? Repetition.OPTIONAL : Repetition.REQUIRED,
                        name(Objects.requireNonNull(column.element().getType())),
                        column.element().getType_length(),
                        column.name());
        return new ColumnDescriptor(
                new String[] {column.name()}, type, maxRepetition, column.maxDefinition());
    }

    private static PrimitiveTypeName name(Type physical) {
        return switch (physical) {
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            case INT32 -> PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveTypeName.INT64;
            case INT96 -> PrimitiveTypeName.INT96;
            case FLOAT -> PrimitiveTypeName.FLOAT;
            case DOUBLE -> PrimitiveTypeName.DOUBLE;
            case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
            case FIXED_LEN_BYTE_ARRAY -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        };
    }

    @Override
    public void read(long skipped, int count) {
        try {
            ColumnReader reader = skip(skipped);
            values.startBatch();
            fill(reader, count);
        } catch (DataException | OutOfMemoryException e) {
            throw e;
        } catch (RuntimeException e) {
            // What parquet-java throws at malformed pages is of any kind.
            throw location.corrupt("malformed page: " + e.getMessage(), e);
        }
    }

    private ColumnReader skip(long count) {
        long left = count;
        ColumnReader reader = opened;
        if (reader == null) {
            left = pages.open(count);
            reader = new ColumnReaderImpl(column, pages, converter, null);
            opened = reader;
        }
        for (; left > 0; left--) {
            if (isPresent(reader)) {
                reader.skip();
            }
            reader.consume();
        }
        return reader;
    }

    private void fill(ColumnReader reader, int count) {
        FieldVector vector = values.vector();
        MemoryUtil.setMemory(
                vector.getValidityBufferAddress(), (count >>> 3) + Long.BYTES, (byte) 0);
        for (int row = 0; row < count; row++) {
            if (isPresent(reader)) {
                BitVectorHelper.setBit(vector.getValidityBuffer(), row);
                converter.setRow(row);
                reader.writeCurrentValueToConverter();
            }
            reader.consume();
        }
        converter.endBatch(count);
        vector.setValueCount(count);
    }

    private boolean isPresent(ColumnReader reader) {
        return reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel();
    }
}
