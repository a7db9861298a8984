package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// Dictionary ids replaced by the dictionary's values of four or eight bytes.
public final class DictionaryDecoder implements ValueDecoder {
    private final DictionaryIds ids = new DictionaryIds();
    private final boolean isLong;
    private long[] longs = {};
    private int[] ints = {};

    /// @param width bytes of one value, 4 or 8
    public DictionaryDecoder(int width) {
        this.isLong = width == Long.BYTES;
    }

    /// Copies the dictionary of the chunk whose pages come next: `count` values side by side at
    /// `address`.
    public void setDictionary(long address, int count) {
        if (!isLong) {
            ints = new int[count];
            for (int i = 0; i < count; i++) {
                ints[i] = MemoryUtil.getInt(address + 4L * i);
            }
            return;
        }
        longs = new long[count];
        for (int i = 0; i < count; i++) {
            longs[i] = MemoryUtil.getLong(address + 8L * i);
        }
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        ids.open(page, start, end);
    }

    @Override
    public void read(int count, long address) {
        int done = 0;
        while (done < count) {
            int length = ids.repeated(count - done);
            if (length > 0) {
                fill(ids.takeRepeated(length), length, address, done);
            } else {
                length = ids.next(count - done);
                gather(length, address, done);
            }
            done += length;
        }
    }

    private void fill(int id, int count, long address, int index) {
        if (isLong) {
            fill(longs[id], count, address + 8L * index);
        } else {
            fill(ints[id], count, address + 4L * index);
        }
    }

    private void gather(int count, long address, int index) {
        if (isLong) {
            gather(longs, ids.ids(), count, address + 8L * index);
        } else {
            gather(ints, ids.ids(), count, address + 4L * index);
        }
    }

    @Override
    public void skip(int count) {
        ids.skip(count);
    }

    private static void gather(long[] dictionary, int[] ids, int count, long address) {
        for (int i = 0; i < count; i++) {
            MemoryUtil.putLong(address + 8L * i, dictionary[ids[i]]);
        }
    }

    private static void gather(int[] dictionary, int[] ids, int count, long address) {
        for (int i = 0; i < count; i++) {
            MemoryUtil.putInt(address + 4L * i, dictionary[ids[i]]);
        }
    }

    private static void fill(long value, int count, long address) {
        for (int i = 0; i < count; i++) {
            MemoryUtil.putLong(address + 8L * i, value);
        }
    }

    private static void fill(int value, int count, long address) {
        for (int i = 0; i < count; i++) {
            MemoryUtil.putInt(address + 4L * i, value);
        }
    }
}
