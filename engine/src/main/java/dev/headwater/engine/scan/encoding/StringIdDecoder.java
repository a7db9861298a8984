package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// Dictionary ids of strings, kept as ids.
public final class StringIdDecoder implements ValueDecoder {
    private final DictionaryIds ids = new DictionaryIds();
    private int dictionarySize;

    /// The number of entries of the dictionary page of the chunk whose pages come next.
    public void setDictionarySize(int dictionarySize) {
        this.dictionarySize = dictionarySize;
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
                fill(checked(ids.takeRepeated(length)), length, address + 4L * done);
            } else {
                length = ids.next(count - done);
                copyChecked(ids.ids(), length, address + 4L * done);
            }
            done += length;
        }
    }

    @Override
    public void skip(int count) {
        ids.skip(count);
    }

    private void copyChecked(int[] from, int count, long address) {
        for (int i = 0; i < count; i++) {
            MemoryUtil.putInt(address + 4L * i, checked(from[i]));
        }
    }

    private static void fill(int id, int count, long address) {
        for (int i = 0; i < count; i++) {
            MemoryUtil.putInt(address + 4L * i, id);
        }
    }

    private int checked(int id) {
        if (id < 0 || id >= dictionarySize) {
            throw new MalformedPageException("id " + id + " in a dictionary of " + dictionarySize);
        }
        return id;
    }
}
