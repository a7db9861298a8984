package dev.headwater.engine.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/// The pages of one column chunk with their headers and checksums. The dictionary comes last from
/// the writer and first in the file.
final class GeneratedPages implements PageWriter {
    private final GeneratedColumn column;
    private final CompressionCodec codec;
    private final Set<FileTrait> traits;
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private int pageCount;
    private long valueCount;

    GeneratedPages(GeneratedColumn column, CompressionCodec codec, Set<FileTrait> traits) {
        this.column = column;
        this.codec = codec;
        this.traits = traits;
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int values,
            Statistics<?> statistics,
            org.apache.parquet.column.Encoding repetitions,
            org.apache.parquet.column.Encoding definitions,
            org.apache.parquet.column.Encoding encoding) {
        throw new AssertionError("the writer knows more");
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int values,
            int rows,
            Statistics<?> statistics,
            org.apache.parquet.column.Encoding repetitions,
            org.apache.parquet.column.Encoding definitions,
            org.apache.parquet.column.Encoding encoding) {
        throw new AssertionError("the writer knows more");
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int values,
            int rows,
            Statistics<?> statistics,
            SizeStatistics sizes,
            GeospatialStatistics places,
            org.apache.parquet.column.Encoding repetitions,
            org.apache.parquet.column.Encoding definitions,
            org.apache.parquet.column.Encoding encoding)
            throws IOException {
        boolean isPacked =
                traits.contains(FileTrait.PACKED_LEVELS)
                        && !column.isNeverNull()
                        && pageCount % 2 == 1;
        byte[] plain =
                isPacked
                        ? PackedLevels.of(bytes, values, column.maxDefinition())
                        : bytes.toByteArray();
        DataPageHeader header =
                new DataPageHeader(
                        values,
                        format(encoding),
                        isPacked ? Encoding.BIT_PACKED : Encoding.RLE,
                        Encoding.RLE);
        PageHeader page = new PageHeader(PageType.DATA_PAGE, plain.length, 0);
        page.setData_page_header(header);
        append(pages, page, new byte[0], PageCompressors.compress(codec, plain));
        count(values);
    }

    @Override
    public void writePageV2(
            int rows,
            int nulls,
            int values,
            BytesInput repetitions,
            BytesInput definitions,
            org.apache.parquet.column.Encoding encoding,
            BytesInput bytes,
            Statistics<?> statistics) {
        throw new AssertionError("the writer knows more");
    }

    @Override
    public void writePageV2(
            int rows,
            int nulls,
            int values,
            BytesInput repetitions,
            BytesInput definitions,
            org.apache.parquet.column.Encoding encoding,
            BytesInput bytes,
            Statistics<?> statistics,
            SizeStatistics sizes,
            GeospatialStatistics places)
            throws IOException {
        byte[] levels = BytesInput.concat(repetitions, definitions).toByteArray();
        byte[] plain = bytes.toByteArray();
        PageHeader page = new PageHeader(PageType.DATA_PAGE_V2, levels.length + plain.length, 0);
        page.setData_page_header_v2(
                new DataPageHeaderV2(
                        values,
                        nulls,
                        rows,
                        format(encoding),
                        (int) definitions.size(),
                        (int) repetitions.size()));
        append(pages, page, levels, PageCompressors.compress(codec, plain));
        count(values);
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        byte[] plain = page.getBytes().toByteArray();
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, plain.length, 0);
        header.setDictionary_page_header(
                new DictionaryPageHeader(page.getDictionarySize(), format(page.getEncoding())));
        append(dictionary, header, new byte[0], PageCompressors.compress(codec, plain));
    }

    /// Puts the chunk at the end of the file.
    ColumnChunk appendTo(ByteArrayOutputStream file) throws IOException {
        int start = file.size();
        dictionary.writeTo(file);
        int dataStart = file.size();
        pages.writeTo(file);
        long size = file.size() - start;
        ColumnMetaData metaData =
                new ColumnMetaData(
                        column.element().getType(),
                        List.copyOf(encodings),
                        List.of(column.path().split("\\.")),
                        codec,
                        valueCount,
                        size,
                        size,
                        dataStart);
        if (dictionary.size() > 0) {
            metaData.setDictionary_page_offset(start);
        }
        ColumnChunk chunk = new ColumnChunk(start);
        chunk.setMeta_data(metaData);
        return chunk;
    }

    private void count(int values) {
        pageCount++;
        valueCount += values;
    }

    private Encoding format(org.apache.parquet.column.Encoding encoding) {
        Encoding format = Encoding.valueOf(encoding.name());
        encodings.add(format);
        return format;
    }

    private void append(
            ByteArrayOutputStream target, PageHeader header, byte[] levels, byte[] values)
            throws IOException {
        header.setCompressed_page_size(levels.length + values.length);
        if (traits.contains(FileTrait.CHECKSUMS)) {
            CRC32 crc = new CRC32();
            crc.update(levels);
            crc.update(values);
            header.setCrc((int) crc.getValue());
        }
        Util.writePageHeader(header, target);
        target.write(levels);
        target.write(values);
    }

    @Override
    public long getMemSize() {
        return pages.size();
    }

    @Override
    public long allocatedSize() {
        return pages.size();
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + column.path();
    }
}
