package dev.headwater.engine.scan;

import java.io.DataInputStream;
import java.io.IOException;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.values.bitpacking.ByteBitPackingValuesWriter;
import org.apache.parquet.column.values.bitpacking.Packer;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;

/// Turns the definition levels of a page of version 1 into BIT_PACKED ones, which have no length in
/// front and begin at the highest bit of a byte.
final class PackedLevels {
    private PackedLevels() {}

    static byte[] of(BytesInput page, int values, int maxDefinition) throws IOException {
        ByteBufferInputStream input = page.toInputStream();
        int length = Integer.reverseBytes(new DataInputStream(input).readInt());
        RunLengthBitPackingHybridDecoder levels =
                new RunLengthBitPackingHybridDecoder(
                        BytesUtils.getWidthFromMaxInt(maxDefinition), input.sliceStream(length));
        ByteBitPackingValuesWriter packed =
                new ByteBitPackingValuesWriter(maxDefinition, Packer.BIG_ENDIAN);
        for (int i = 0; i < values; i++) {
            packed.writeInteger(levels.readInt());
        }
        return BytesInput.concat(packed.getBytes(), BytesInput.from(input, input.available()))
                .toByteArray();
    }
}
