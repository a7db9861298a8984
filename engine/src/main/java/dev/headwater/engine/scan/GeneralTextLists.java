package dev.headwater.engine.scan;

import dev.headwater.engine.scan.codec.PageDecompressors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.PrimitiveConverter;

/// Reads a column of lists of texts through parquet-java's column reader, value by value. Metadata
/// have such columns.
final class GeneralTextLists {
    private GeneralTextLists() {}

    /// Hands over the list of each row, in order; null and empty ones as empty. Nulls in a list are
    /// left out.
    ///
    /// @param items the column's leaf, as [ParquetSchema#lists] has it
    /// @throws DataException if the file is broken
    static void read(ParquetFile file, ParquetColumn items, Consumer<List<String>> rows) {
        SpareArrays arrays = new SpareArrays();
        try (PageBody body = new PageBody(new PageDecompressors(), arrays)) {
            for (int group = 0; group < file.rowGroupCount(); group++) {
                if (file.rowCount(group) > 0) {
                    try (ColumnChunkBytes chunk = file.chunk(group, items)) {
                        read(chunk, items, file.valueCount(group, items), body, rows);
                    }
                }
            }
        }
    }

    private static void read(
            ColumnChunkBytes chunk,
            ParquetColumn items,
            long valueCount,
            PageBody body,
            Consumer<List<String>> rows) {
        ColumnDescriptor column = GeneralChunkReader.descriptor(items, 1);
        ColumnPages chunkPages = new ColumnPages(chunk, true, body);
        var pages = new GeneralPages(chunkPages, body, column, valueCount);
        try {
            pages.open(0);
            read(new ColumnReaderImpl(column, pages, new Texts(), null), column, valueCount, rows);
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException e) {
            // What parquet-java throws at malformed pages is of any kind.
            throw chunk.location().corrupt("malformed page: " + e.getMessage(), e);
        }
    }

    private static void read(
            ColumnReader reader,
            ColumnDescriptor column,
            long valueCount,
            Consumer<List<String>> rows) {
        List<String> row = new ArrayList<>();
        for (long i = 0; i < valueCount; i++) {
            if (i > 0 && reader.getCurrentRepetitionLevel() == 0) {
                rows.accept(row);
                row = new ArrayList<>();
            }
            if (reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()) {
                row.add(reader.getBinary().toStringUsingUTF8());
            }
            reader.consume();
        }
        rows.accept(row);
    }

    /// Values are asked for, not handed over.
    private static final class Texts extends PrimitiveConverter {}
}
