package dev.headwater.engine.scan;

import dev.headwater.engine.scan.codec.PageDecompressors;
import dev.headwater.engine.scan.encoding.MalformedPageException;
import dev.headwater.engine.scan.encoding.ValidityDecoder;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.FieldVector;

/// Reads one column of a Parquet file forwards within a row group, row groups in any order. Pages
/// of which no row is read are not decompressed. Owns its [ColumnValues].
final class ColumnReader implements AutoCloseable {
    private final ParquetFile file;
    private final ParquetColumn column;
    private final ColumnValues values;
    private final PageBody body;
    private final ValidityDecoder validity = new ValidityDecoder();

    private ColumnPages pages;
    private long rowsBehindPage;
    private int pageRowsLeft;
    private boolean isPageLoaded;
    private boolean isDictionaryLoaded;

    ColumnReader(
            ParquetFile file,
            ParquetColumn column,
            ColumnValues values,
            PageDecompressors decompressors) {
        this.file = file;
        this.column = column;
        this.values = values;
        this.body = new PageBody(decompressors);
    }

    /// Allocates room for `rows` rows, and for validity to be written eight bytes at a time.
    static void allocate(FieldVector vector, int rows) {
        vector.setInitialCapacity(rows + 64);
        vector.allocateNew();
    }

    ColumnValues values() {
        return values;
    }

    /// Goes to the first row of a row group. Reads nothing yet.
    void openRowGroup(int rowGroup) {
        pages = new ColumnPages(file.chunk(rowGroup, column), column.isOptional(), body);
        rowsBehindPage = file.rowCount(rowGroup);
        pageRowsLeft = 0;
        isDictionaryLoaded = false;
        values.startChunk();
    }

    /// Passes over `skipped` rows, then decodes `count` rows into the vector.
    ///
    /// @throws DataException if the pages are malformed or of an unsupported kind
    void read(long skipped, int count) {
        try {
            skip(skipped);
            FieldVector vector = values.vector();
            MemoryUtil.setMemory(
                    vector.getValidityBufferAddress(), (count >>> 3) + Long.BYTES, (byte) 0);
            values.startBatch();
            fill(count);
            vector.setValueCount(count);
        } catch (MalformedPageException | IndexOutOfBoundsException e) {
            throw pages.location().corrupt("malformed page: " + e.getMessage(), e);
        }
    }

    private void fill(int count) {
        int row = 0;
        while (row < count) {
            openPage();
            if (!isPageLoaded) {
                load();
            }
            int length = Math.min(count - row, pageRowsLeft);
            values.read(row, length, readValidity(row, length));
            pageRowsLeft -= length;
            row += length;
        }
    }

    private int readValidity(int row, int count) {
        long address = values.vector().getValidityBufferAddress();
        if (column.isOptional()) {
            return validity.read(count, address, row);
        }
        ValidityDecoder.fillOnes(count, address, row);
        return count;
    }

    private void skip(long count) {
        long left = count;
        while (left > 0) {
            openPage();
            int length = (int) Math.min(left, pageRowsLeft);
            if (length < pageRowsLeft) {
                skipWithinPage(length);
            }
            pageRowsLeft -= length;
            left -= length;
        }
    }

    private void skipWithinPage(int count) {
        if (!isPageLoaded) {
            load();
        }
        values.skip(column.isOptional() ? validity.skip(count) : count);
    }

    /// Makes sure of a page with rows left.
    private void openPage() {
        while (pageRowsLeft == 0) {
            pages.next();
            pageRowsLeft = pages.rowCount();
            isPageLoaded = false;
            rowsBehindPage -= pageRowsLeft;
            if (rowsBehindPage < 0) {
                throw new MalformedPageException("the column has more rows than its row group");
            }
        }
    }

    private void load() {
        if (!isDictionaryLoaded) {
            int entries = pages.loadDictionary();
            if (entries >= 0) {
                values.openDictionary(body.bytes(), body.size(), entries);
            }
            isDictionaryLoaded = true;
        }
        pages.load();
        validity.open(body.bytes(), pages.levelsStart(), pages.levelsEnd());
        if (!values.openPage(
                pages.encoding(), body.bytes(), pages.valuesStart(), body.size(), pageRowsLeft)) {
            throw pages.location()
                    .error(
                            DiagnosticCode.D011,
                            "the encoding " + pages.encoding() + " is not supported");
        }
        isPageLoaded = true;
    }

    @Override
    public void close() {
        values.close();
    }
}
