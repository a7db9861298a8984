package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// Dictionary ids replaced by the dictionary's values of four or eight bytes.
public final class DictionaryDecoder implements ValueDecoder {
    private final DictionaryIds ids = new DictionaryIds();
    private final boolean isLong;
    private long dictionary;
    private int size;

    /// @param width bytes of one value, 4 or 8
    public DictionaryDecoder(int width) {
        this.isLong = width == Long.BYTES;
    }

    /// Takes the dictionary of the chunk whose pages come next: `count` values side by side at
    /// `address`, where they stay while they are needed.
    public void setDictionary(long address, int count) {
        dictionary = address;
        size = count;
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
        checkId(id);
        if (isLong) {
            fill(MemoryUtil.getLong(dictionary + 8L * id), count, address + 8L * index);
        } else {
            fill(MemoryUtil.getInt(dictionary + 4L * id), count, address + 4L * index);
        }
    }

    private void gather(int count, long address, int index) {
        if (isLong) {
            gatherLongs(ids.ids(), count, address + 8L * index);
        } else {
            gatherInts(ids.ids(), count, address + 4L * index);
        }
    }

    @Override
    public void skip(int count) {
        ids.skip(count);
    }

    private void gatherLongs(int[] from, int count, long address) {
        long values = dictionary;
        for (int i = 0; i < count; i++) {
            int id = from[i];
            checkId(id);
            MemoryUtil.putLong(address + 8L * i, MemoryUtil.getLong(values + 8L * id));
        }
    }

    private void gatherInts(int[] from, int count, long address) {
        long values = dictionary;
        for (int i = 0; i < count; i++) {
            int id = from[i];
            checkId(id);
            MemoryUtil.putInt(address + 4L * i, MemoryUtil.getInt(values + 4L * id));
        }
    }

    private void checkId(int id) {
        if (id < 0 || id >= size) {
            throw new MalformedPageException("id " + id + " in a dictionary of " + size);
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
