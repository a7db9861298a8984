package dev.headwater.engine.scan.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.memory.util.MemoryUtil;

/// Runs a decoder over a page, reading and skipping stretches at random.
final class DecoderRun {
    private final List<Long> read = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();

    private DecoderRun() {}

    /// @param width bytes of one decoded value
    static DecoderRun of(ValueDecoder decoder, byte[] page, int valueCount, int width, long seed) {
        DecoderRun run = new DecoderRun();
        Random random = new Random(seed);
        int start = random.nextInt(5);
        byte[] padded = new byte[start + page.length + ValueDecoder.PADDING];
        System.arraycopy(page, 0, padded, start, page.length);
        decoder.open(padded, start, start + page.length, valueCount);
        try (RootAllocator allocator = new RootAllocator();
                ArrowBuf target = allocator.buffer(8L * valueCount + 8)) {
            int position = 0;
            while (position < valueCount) {
                int count =
                        1
                                + random.nextInt(
                                        Math.min(valueCount - position, 1 + random.nextInt(200)));
                if (random.nextInt(3) == 0) {
                    decoder.skip(count);
                } else {
                    decoder.read(count, target.memoryAddress());
                    run.collect(target.memoryAddress(), position, count, width);
                }
                position += count;
            }
        }
        return run;
    }

    private void collect(long address, int position, int count, int width) {
        for (int i = 0; i < count; i++) {
            positions.add(position + i);
            long at = address + (long) i * width;
            read.add(
                    switch (width) {
                        case 1 -> (long) MemoryUtil.getByte(at);
                        case 4 -> (long) MemoryUtil.getInt(at);
                        default -> MemoryUtil.getLong(at);
                    });
        }
    }

    /// The values that were read and not skipped.
    List<Long> values() {
        return read;
    }

    /// Those of `all` that stand where values were read.
    <T> List<T> expected(List<T> all) {
        return positions.stream().map(all::get).toList();
    }
}
