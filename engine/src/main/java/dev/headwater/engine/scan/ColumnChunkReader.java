package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.MalformedPageException;
import dev.headwater.engine.scan.encoding.ValidityDecoder;
import dev.headwater.predicates.column.RowSelection;
import java.util.function.LongConsumer;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.FieldVector;
import org.apache.parquet.format.Encoding;

/// Reads the rows of one column in one row group forwards into its [ColumnValues]. Pages of which
/// no row is read are not decompressed.
final class ColumnChunkReader implements ChunkReader {
    private final ColumnPages pages;
    private final PageBody body;
    private final ColumnValues values;
    private final boolean isOptional;
    private final ValidityDecoder validity = new ValidityDecoder();

    private long rowsBehindPage;
    private int pageRowsLeft;
    private boolean isPageLoaded;
    private boolean isDictionaryLoaded;

    /// Stands before the first of `rowCount` rows. Nothing is read yet.
    ColumnChunkReader(
            ColumnChunkBytes chunk,
            long rowCount,
            ParquetColumn column,
            ColumnValues values,
            PageBody body) {
        this.pages = new ColumnPages(chunk, column.isOptional(), body);
        this.body = body;
        this.values = values;
        this.isOptional = column.isOptional();
        this.rowsBehindPage = rowCount;
        values.startChunk();
    }

    @Override
    public void read(long skipped, int count) {
        read(skipped, count, bitmap -> fill(0, count, bitmap));
    }

    @Override
    public void read(long skipped, int count, RowSelection rows) {
        read(skipped, count, bitmap -> fillSelected(rows, count, bitmap));
    }

    private void read(long skipped, int count, LongConsumer fill) {
        try {
            skip(skipped);
            FieldVector vector = values.vector();
            long bitmap = vector.getValidityBufferAddress();
            MemoryUtil.setMemory(bitmap, (count >>> 3) + Long.BYTES, (byte) 0);
            values.startBatch();
            fill.accept(bitmap);
            vector.setValueCount(count);
        } catch (MalformedPageException | IndexOutOfBoundsException e) {
            throw pages.location().corrupt("malformed page: " + e.getMessage(), e);
        }
    }

    /// Decodes stretches of selected rows and passes over what lies between.
    private void fillSelected(RowSelection rows, int count, long bitmap) {
        int[] selected = rows.rows();
        int position = 0;
        for (int i = 0; i < rows.count(); ) {
            int start = selected[i];
            int end = start;
            while (i < rows.count() && selected[i] == end) {
                end++;
                i++;
            }
            skip(start - position);
            fill(start, end, bitmap);
            position = end;
        }
        skip(count - position);
    }

    private void fill(int start, int end, long bitmap) {
        int row = start;
        while (row < end) {
            openPage();
            loadPage();
            int length = Math.min(end - row, pageRowsLeft);
            values.read(row, length, readValidity(row, length, bitmap));
            pageRowsLeft -= length;
            row += length;
        }
    }

    private int readValidity(int row, int count, long bitmap) {
        if (isOptional) {
            return validity.read(count, bitmap, row);
        }
        ValidityDecoder.fillOnes(count, bitmap, row);
        return count;
    }

    private void skip(long count) {
        long left = count;
        while (left > 0) {
            openPage();
            int length = (int) Math.min(left, pageRowsLeft);
            if (length < pageRowsLeft) {
                loadPage();
                values.skip(isOptional ? validity.skip(length) : length);
            }
            pageRowsLeft -= length;
            left -= length;
        }
    }

    /// Makes sure of a page with rows left.
    private void openPage() {
        while (pageRowsLeft == 0) {
            pageRowsLeft = pages.next();
            isPageLoaded = false;
            rowsBehindPage -= pageRowsLeft;
            if (rowsBehindPage < 0) {
                throw new MalformedPageException("the column has more rows than its row group");
            }
        }
    }

    private void loadPage() {
        if (isPageLoaded) {
            return;
        }
        if (!isDictionaryLoaded) {
            loadDictionary();
        }
        Encoding encoding = pages.load();
        validity.open(body.bytes(), pages.levelsStart(), pages.levelsEnd());
        if (!values.openPage(
                encoding, body.bytes(), pages.levelsEnd(), body.size(), pageRowsLeft)) {
            throw new UncoveredPageException();
        }
        isPageLoaded = true;
    }

    private void loadDictionary() {
        int entries = pages.loadDictionary();
        if (entries >= 0) {
            values.openDictionary(body.bytes(), body.size(), entries);
        }
        isDictionaryLoaded = true;
    }
}
