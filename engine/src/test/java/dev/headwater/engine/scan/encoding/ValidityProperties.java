package dev.headwater.engine.scan.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/// Definition levels become validity bits, and dense values move to the rows that are not null.
class ValidityProperties {
    @Provide
    Arbitrary<List<Long>> values() {
        return RandomValues.lists();
    }

    @Property(tries = 200)
    void levelsComeBackInPiecesAtAnyBit(@ForAll("values") List<Long> values, @ForAll long seed)
            throws IOException {
        RunLengthBitPackingHybridEncoder encoder =
                new RunLengthBitPackingHybridEncoder(1, 1024, 1024, new HeapByteBufferAllocator());
        for (long value : values) {
            encoder.writeInt((int) value & 1);
        }
        byte[] levels = encoder.toBytes().toByteArray();
        byte[] page = Arrays.copyOf(levels, levels.length + ValueDecoder.PADDING);
        ValidityDecoder decoder = new ValidityDecoder();
        decoder.open(page, 0, levels.length);
        Random random = new Random(seed);
        int first = random.nextInt(20);
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf bits = zeroed(allocator, (first + values.size()) / 8 + 16)) {
            List<Integer> expected = new ArrayList<>();
            int position = 0;
            while (position < values.size()) {
                int count = 1 + random.nextInt(values.size() - position);
                List<Long> stretch = values.subList(position, position + count);
                int ones = (int) stretch.stream().filter(value -> (value & 1) == 1).count();
                if (random.nextInt(3) == 0) {
                    assertThat(decoder.skip(count)).isEqualTo(ones);
                } else {
                    assertThat(decoder.read(count, bits.memoryAddress(), first + expected.size()))
                            .isEqualTo(ones);
                    stretch.forEach(value -> expected.add((int) (value & 1)));
                }
                position += count;
            }
            assertThat(bits(bits, first, expected.size())).isEqualTo(expected);
            assertThat(bits(bits, first + expected.size(), 8)).containsOnly(0);
        }
    }

    @Property(tries = 200)
    void valuesMoveToTheirRows(@ForAll("values") List<Long> values, @ForAll boolean isWide) {
        int width = isWide ? 8 : 4;
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf bits = zeroed(allocator, values.size() / 8 + 16);
                ArrowBuf data = zeroed(allocator, 8 * values.size() + 8)) {
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < values.size(); row++) {
                if ((values.get(row) & 1) == 1) {
                    MemoryUtil.putInt(data.memoryAddress() + (long) rows.size() * width, row);
                    rows.add(row);
                    ValidityDecoder.fillOnes(1, bits.memoryAddress(), row);
                }
            }
            NullExpansion.expand(
                    width,
                    data.memoryAddress(),
                    bits.memoryAddress(),
                    0,
                    values.size(),
                    rows.size());
            for (int row : rows) {
                assertThat(MemoryUtil.getInt(data.memoryAddress() + (long) row * width))
                        .isEqualTo(row);
            }
        }
    }

    private static ArrowBuf zeroed(RootAllocator allocator, int size) {
        ArrowBuf buffer = allocator.buffer(size);
        buffer.setZero(0, size);
        return buffer;
    }

    private static List<Integer> bits(ArrowBuf bits, int first, int count) {
        List<Integer> result = new ArrayList<>();
        for (int bit = first; bit < first + count; bit++) {
            result.add(bits.getByte(bit / 8) >> bit % 8 & 1);
        }
        return result;
    }
}
