package dev.headwater.engine.scan.codec;

import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

/// The decompressors of one scan, made when first needed. Not thread-safe.
public final class PageDecompressors implements AutoCloseable {
    private final Map<CompressionCodec, PageDecompressor> opened =
            new EnumMap<>(CompressionCodec.class);

    /// The decompressor of `codec`, or null if the codec is not supported. Stays owned by this
    /// object.
    public @Nullable PageDecompressor get(CompressionCodec codec) {
        PageDecompressor known = opened.get(codec);
        if (known != null) {
            return known;
        }
        PageDecompressor created = create(codec);
        if (created != null) {
            opened.put(codec, created);
        }
        return created;
    }

    private static @Nullable PageDecompressor create(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new UncompressedPages();
            case ZSTD -> new ZstdDecompressor();
            case SNAPPY -> new SnappyDecompressor();
            case GZIP -> new GzipDecompressor();
            case LZ4_RAW -> new Lz4RawDecompressor();
            case LZ4 -> new Lz4Decompressor();
            case BROTLI, LZO -> null;
        };
    }

    @Override
    public void close() {
        opened.values().forEach(PageDecompressor::close);
        opened.clear();
    }
}
