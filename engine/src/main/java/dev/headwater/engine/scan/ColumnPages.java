package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.LittleEndian;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/// Walks the data pages of a column chunk that is not nested. [#next] reads a header only; the body
/// costs time when [#load] asks for it.
final class ColumnPages {
    private static final int FIRST_HEADER_READ = 1 << 12;
    private static final int LARGEST_HEADER = 16 << 20;

    private final ColumnChunkBytes chunk;
    private final boolean isOptional;
    private final PageBody body;

    private long position;
    private PageHeader header = new PageHeader();
    private long bodyOffset;

    private @Nullable PageHeader dictionaryHeader;
    private long dictionaryOffset;

    private int levelsStart;
    private int levelsEnd;
    private int valuesStart;

    ColumnPages(ColumnChunkBytes chunk, boolean isOptional, PageBody body) {
        this.chunk = chunk;
        this.isOptional = isOptional;
        this.body = body;
        this.position = chunk.start();
    }

    DataLocation location() {
        return chunk.location();
    }

    /// Goes to the next data page.
    ///
    /// @throws DataException if there is none or its header is malformed
    void next() {
        while (true) {
            readHeader();
            switch (header.getType()) {
                case DATA_PAGE, DATA_PAGE_V2 -> {
                    check(isVersion2() || header.isSetData_page_header());
                    check(rowCount() >= 0);
                    return;
                }
                case DICTIONARY_PAGE -> {
                    check(header.isSetDictionary_page_header());
                    dictionaryHeader = header;
                    dictionaryOffset = bodyOffset;
                }
                case INDEX_PAGE -> {}
            }
        }
    }

    /// Rows of the current data page, nulls included.
    int rowCount() {
        return isVersion2()
                ? header.getData_page_header_v2().getNum_values()
                : header.getData_page_header().getNum_values();
    }

    /// How the values of the current data page are encoded.
    Encoding encoding() {
        return isVersion2()
                ? header.getData_page_header_v2().getEncoding()
                : header.getData_page_header().getEncoding();
    }

    /// Brings the dictionary page, if one came before the current data page, into memory: the whole
    /// of the [PageBody] are its values.
    ///
    /// @return the number of entries, -1 if there is no dictionary page
    int loadDictionary() {
        PageHeader dictionary = dictionaryHeader;
        if (dictionary == null) {
            return -1;
        }
        body.load(chunk, dictionary, dictionaryOffset, 0, true);
        int count = dictionary.getDictionary_page_header().getNum_values();
        if (count < 0) {
            throw location().corrupt("a dictionary of " + count + " entries");
        }
        return count;
    }

    /// Brings the current data page into memory and finds its parts.
    void load() {
        if (isVersion2()) {
            loadVersion2(header.getData_page_header_v2());
        } else {
            loadVersion1(header.getData_page_header());
        }
    }

    /// The body's `[levelsStart, levelsEnd)` are the definition levels if the column is optional.
    int levelsStart() {
        return levelsStart;
    }

    int levelsEnd() {
        return levelsEnd;
    }

    /// The values lie from here to the end of the body.
    int valuesStart() {
        return valuesStart;
    }

    private boolean isVersion2() {
        return header.isSetData_page_header_v2();
    }

    private void loadVersion1(DataPageHeader dataHeader) {
        if (isOptional && dataHeader.getDefinition_level_encoding() != Encoding.RLE) {
            throw location()
                    .error(
                            DiagnosticCode.D011,
                            "levels encoded as "
                                    + dataHeader.getDefinition_level_encoding()
                                    + " are not supported");
        }
        body.load(chunk, header, bodyOffset, 0, true);
        levelsStart = 0;
        levelsEnd = 0;
        valuesStart = 0;
        if (isOptional) {
            int length = body.size() < 4 ? -1 : LittleEndian.getInt(body.bytes(), 0);
            if (length < 0 || length > body.size() - 4) {
                throw location()
                        .corrupt("levels of " + length + " bytes in a page of " + body.size());
            }
            levelsStart = 4;
            levelsEnd = 4 + length;
            valuesStart = levelsEnd;
        }
    }

    private void loadVersion2(DataPageHeaderV2 dataHeader) {
        int repetition = dataHeader.getRepetition_levels_byte_length();
        int definition = dataHeader.getDefinition_levels_byte_length();
        if (repetition < 0 || definition < 0 || repetition > Integer.MAX_VALUE - definition) {
            throw location().corrupt("levels of " + repetition + " and " + definition + " bytes");
        }
        boolean isCompressed = !dataHeader.isSetIs_compressed() || dataHeader.isIs_compressed();
        body.load(chunk, header, bodyOffset, repetition + definition, isCompressed);
        levelsStart = repetition;
        levelsEnd = repetition + definition;
        valuesStart = levelsEnd;
    }

    private void check(boolean isWellFormed) {
        if (!isWellFormed) {
            throw location().corrupt("malformed page header");
        }
    }

    private void readHeader() {
        PageHeader next = new PageHeader();
        long available = chunk.lengthFrom(position);
        int length = (int) Math.min(FIRST_HEADER_READ, available);
        if (length == 0) {
            throw location().corrupt("the column has fewer rows than its row group");
        }
        int headerLength = readHeader(next, length, available);
        bodyOffset = position + headerLength;
        int bodyLength = next.getCompressed_page_size();
        if (bodyLength < 0
                || next.getUncompressed_page_size() < 0
                || bodyLength > chunk.lengthFrom(bodyOffset)) {
            throw location().corrupt("a page cannot have " + bodyLength + " bytes");
        }
        position = bodyOffset + bodyLength;
        header = next;
    }

    /// Statistics can make a header longer than any guess, so the guess grows until the header
    /// fits.
    private int readHeader(PageHeader target, int firstLength, long available) {
        int length = firstLength;
        while (true) {
            int index = chunk.require(position, length);
            try {
                return ThriftReader.readPageHeader(target, chunk.buffer(), index, length);
            } catch (IOException e) {
                if (length == available || length > LARGEST_HEADER) {
                    throw location().corrupt("malformed page header", e);
                }
                length = (int) Math.min(8L * length, available);
            }
        }
    }
}
