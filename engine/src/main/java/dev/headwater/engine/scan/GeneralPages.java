package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.DeltaSizes;
import dev.headwater.engine.scan.encoding.LittleEndian;
import dev.headwater.engine.scan.encoding.MalformedPageException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/// The pages of a column chunk as parquet-java wants them: decompressed, each in an array of its
/// own, since parquet-java may refer to a page when the next one is there already.
final class GeneralPages implements PageReader {
    /// Statistics are of no use here, and making empty ones loads a library of geometries.
    private static final @Nullable Statistics<?> NO_STATISTICS = null;

    private final ColumnPages pages;
    private final PageBody body;
    private final ColumnDescriptor column;
    private long rowsBehindPage;
    private int pageRows;
    private boolean isPageRead = true;

    /// @param rowCount of the row group; of a list, the number of its values
    GeneralPages(ColumnPages pages, PageBody body, ColumnDescriptor column, long rowCount) {
        this.pages = pages;
        this.body = body;
        this.column = column;
        this.rowsBehindPage = rowCount;
    }

    /// Goes to the page of `row`, which is where the column reader begins.
    ///
    /// @return the row's place in that page
    long open(long row) {
        long left = row;
        next();
        while (pageRows <= left) {
            left -= pageRows;
            next();
        }
        return left;
    }

    /// Goes to the next page that has rows.
    private void next() {
        do {
            pageRows = pages.next();
        } while (pageRows == 0);
        isPageRead = false;
        rowsBehindPage -= pageRows;
        if (rowsBehindPage < 0) {
            throw new MalformedPageException("the column has more rows than its row group");
        }
    }

    /// A dictionary of booleans is never used by a page.
    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        int entries = pages.loadDictionary();
        if (entries < 0 || column.getType() == PrimitiveTypeName.BOOLEAN) {
            return null;
        }
        if (entries > body.size()) {
            throw new MalformedPageException(
                    entries + " dictionary entries in " + body.size() + " bytes");
        }
        return new DictionaryPage(bytes(0, body.size()), entries, Encoding.PLAIN);
    }

    @Override
    public long getTotalValueCount() {
        return pageRows + rowsBehindPage;
    }

    @Override
    public DataPage readPage() {
        if (isPageRead) {
            next();
        }
        isPageRead = true;
        DataPageLayout layout = pages.loadBody();
        Encoding encoding = encodingOfValues(layout.encoding());
        checkSizes(encoding, layout);
        if (!layout.isVersion2()) {
            return new DataPageV1(
                    bytes(0, body.size()),
                    pageRows,
                    body.size(),
                    NO_STATISTICS,
                    Encoding.RLE,
                    known(layout.levelEncoding()),
                    encoding);
        }
        int levelsEnd = levelsEnd(layout);
        return DataPageV2.uncompressed(
                pageRows,
                0,
                pageRows,
                bytes(0, layout.repetitionLength()),
                bytes(layout.repetitionLength(), levelsEnd),
                encoding,
                bytes(levelsEnd, body.size()),
                NO_STATISTICS);
    }

    private void checkSizes(Encoding encoding, DataPageLayout layout) {
        switch (encoding) {
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY ->
                    DeltaSizes.checkNumbers(body.bytes(), levelsEnd(layout), body.size(), pageRows);
            case DELTA_BYTE_ARRAY ->
                    DeltaSizes.checkPrefixedStrings(
                            body.bytes(), levelsEnd(layout), body.size(), pageRows);
            case PLAIN, PLAIN_DICTIONARY, RLE_DICTIONARY, RLE, BIT_PACKED, BYTE_STREAM_SPLIT -> {}
        }
    }

    /// Where in the body the values begin.
    private int levelsEnd(DataPageLayout layout) {
        if (layout.isVersion2()) {
            return layout.repetitionLength() + layout.definitionLength();
        }
        int repetitionEnd = levelsEnd(0, column.getMaxRepetitionLevel(), Encoding.RLE);
        return levelsEnd(
                repetitionEnd, column.getMaxDefinitionLevel(), known(layout.levelEncoding()));
    }

    /// Where levels up to `largest`, which begin at `start`, end.
    private int levelsEnd(int start, int largest, Encoding encoding) {
        if (largest == 0) {
            return start;
        }
        long length =
                encoding == Encoding.RLE
                        ? Integer.BYTES + (long) LittleEndian.getInt(body.bytes(), start)
                        : Math.ceilDiv((long) pageRows * BytesUtils.getWidthFromMaxInt(largest), 8);
        if (length < 0 || start + length > body.size()) {
            throw new MalformedPageException("malformed levels");
        }
        return start + (int) length;
    }

    private BytesInput bytes(int start, int end) {
        return BytesInput.from(Arrays.copyOfRange(body.bytes(), start, end));
    }

    private Encoding encodingOfValues(org.apache.parquet.format.@Nullable Encoding stored) {
        Encoding encoding = known(stored);
        boolean isSupported =
                encoding.usesDictionary()
                        ? column.getType() != PrimitiveTypeName.BOOLEAN
                        : isSupported(encoding);
        if (!isSupported) {
            throw pages.location()
                    .error(DiagnosticCode.D011, "the encoding " + encoding + " is not supported");
        }
        return encoding;
    }

    private boolean isSupported(Encoding encoding) {
        if (encoding == Encoding.BIT_PACKED) {
            return false; // of levels only
        }
        try {
            encoding.getValuesReader(column, ValuesType.VALUES);
            return true;
        } catch (ParquetDecodingException | UnsupportedOperationException e) {
            return false;
        }
    }

    private Encoding known(org.apache.parquet.format.@Nullable Encoding stored) {
        if (stored == null) {
            throw pages.location()
                    .error(DiagnosticCode.D011, "unsupported encoding of values or levels");
        }
        return Encoding.valueOf(stored.name());
    }
}
