package dev.headwater.engine.scan;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.v3.lz4.Lz4HadoopStreams;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/// Compresses pages with the codecs' own libraries.
final class PageCompressors {
    private PageCompressors() {}

    static byte[] compress(CompressionCodec codec, byte[] bytes) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> bytes;
            case ZSTD -> Zstd.compress(bytes);
            case SNAPPY -> Snappy.compress(bytes);
            case GZIP -> gzip(bytes);
            case LZ4_RAW -> lz4(bytes);
            case LZ4 -> framedLz4(bytes);
            case BROTLI, LZO -> throw new AssertionError(codec);
        };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        }
        return target.toByteArray();
    }

    private static byte[] lz4(byte[] bytes) {
        Lz4JavaCompressor compressor = new Lz4JavaCompressor();
        byte[] target = new byte[compressor.maxCompressedLength(bytes.length)];
        int length = compressor.compress(bytes, 0, bytes.length, target, 0, target.length);
        return Arrays.copyOf(target, length);
    }

    private static byte[] framedLz4(byte[] bytes) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream frames = new Lz4HadoopStreams().createOutputStream(target)) {
            frames.write(bytes);
        }
        return target.toByteArray();
    }
}
