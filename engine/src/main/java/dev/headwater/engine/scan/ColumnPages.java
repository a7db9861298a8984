package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.LittleEndian;
import java.util.Objects;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/// Walks the data pages of a column chunk that is not nested. [#next] reads a header only; the body
/// costs time when [#load] asks for it.
final class ColumnPages {
    private final ColumnChunkBytes chunk;
    private final PageHeaders headers;
    private final boolean isOptional;
    private final PageBody body;

    private @Nullable Page current;
    private @Nullable PageHeader dictionary;
    private long dictionaryOffset;

    private int levelsStart;
    private int levelsEnd;

    ColumnPages(ColumnChunkBytes chunk, boolean isOptional, PageBody body) {
        this.chunk = chunk;
        this.headers = new PageHeaders(chunk);
        this.isOptional = isOptional;
        this.body = body;
    }

    DataLocation location() {
        return chunk.location();
    }

    /// Goes to the next data page.
    ///
    /// @return its number of rows, nulls included
    /// @throws DataException if there is none or its header is malformed
    int next() {
        while (true) {
            PageHeader header = headers.next();
            DataPageLayout layout = DataPageLayout.of(header);
            if (layout != null) {
                check(layout.fits(header.getCompressed_page_size()), "malformed page header");
                current = new Page(header, layout, headers.bodyOffset());
                return layout.rowCount();
            }
            if (header.isSetDictionary_page_header()) {
                dictionary = header;
                dictionaryOffset = headers.bodyOffset();
            }
        }
    }

    /// Brings the dictionary page, if one came before the current data page, into memory: the whole
    /// of the [PageBody] are its values.
    ///
    /// @return the number of entries, -1 if there is no dictionary page
    int loadDictionary() {
        if (dictionary == null) {
            return -1;
        }
        DictionaryPageHeader header = dictionary.getDictionary_page_header();
        int count = header == null ? -1 : header.getNum_values();
        check(count >= 0, "malformed page header");
        body.load(chunk, dictionary, dictionaryOffset, 0, true);
        return count;
    }

    /// Brings the current data page into memory.
    DataPageLayout loadBody() {
        Page page = Objects.requireNonNull(current, "no current page");
        DataPageLayout layout = page.layout;
        levelsStart = layout.repetitionLength();
        levelsEnd = levelsStart + layout.definitionLength();
        body.load(chunk, page.header, page.bodyOffset, levelsEnd, layout.isCompressed());
        return layout;
    }

    /// Brings the current data page into memory and finds its parts.
    ///
    /// @return how its values are encoded
    Encoding load() {
        DataPageLayout layout = loadBody();
        Encoding encoding = layout.encoding();
        if (encoding == null || (isOptional && layout.levelEncoding() != Encoding.RLE)) {
            throw new UncoveredPageException();
        }
        if (isOptional && !layout.isVersion2()) {
            int length = body.size() < 4 ? -1 : LittleEndian.getInt(body.bytes(), 0);
            check(length >= 0 && length <= body.size() - 4, "malformed levels");
            levelsStart = 4;
            levelsEnd = 4 + length;
        }
        return encoding;
    }

    /// The loaded body's `[levelsStart, levelsEnd)` are the definition levels if the column is
    /// optional. The values come behind them.
    int levelsStart() {
        return levelsStart;
    }

    int levelsEnd() {
        return levelsEnd;
    }

    /// A data page whose body is still in the file.
    private record Page(PageHeader header, DataPageLayout layout, long bodyOffset) {}

    private void check(boolean isWellFormed, String otherwise) {
        if (!isWellFormed) {
            throw location().corrupt(otherwise);
        }
    }
}
