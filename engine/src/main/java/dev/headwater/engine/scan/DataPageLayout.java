package dev.headwater.engine.scan;

import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/// How the body of a data page is laid out.
///
/// Version 2 has its levels in front, not compressed, and says their lengths. Version 1 compresses
/// them with the values; they begin with their length. Encodings are null if they are unknown.
record DataPageLayout(
        int rowCount,
        @Nullable Encoding encoding,
        @Nullable Encoding levelEncoding,
        boolean isVersion2,
        int repetitionLength,
        int definitionLength,
        boolean isCompressed) {

    /// @return null if the header is not that of a data page
    static @Nullable DataPageLayout of(PageHeader header) {
        DataPageHeader version1 = header.getData_page_header();
        if (version1 != null) {
            return new DataPageLayout(
                    version1.getNum_values(),
                    version1.getEncoding(),
                    version1.getDefinition_level_encoding(),
                    false,
                    0,
                    0,
                    true);
        }
        DataPageHeaderV2 version2 = header.getData_page_header_v2();
        return version2 == null ? null : ofVersion2(version2);
    }

    private static DataPageLayout ofVersion2(DataPageHeaderV2 header) {
        return new DataPageLayout(
                header.getNum_values(),
                header.getEncoding(),
                Encoding.RLE,
                true,
                header.getRepetition_levels_byte_length(),
                header.getDefinition_levels_byte_length(),
                !header.isSetIs_compressed() || header.isIs_compressed());
    }

    /// Whether the numbers can be true of a page with a body of `bodyLength` bytes.
    boolean fits(int bodyLength) {
        return rowCount >= 0
                && repetitionLength >= 0
                && definitionLength >= 0
                && (long) repetitionLength + definitionLength <= bodyLength;
    }
}
