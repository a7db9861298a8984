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
        for (int done = 0; done < count; done += DictionaryIds.STEP) {
            int length = Math.min(DictionaryIds.STEP, count - done);
            copyChecked(ids.next(length), length, address + 4L * done);
        }
    }

    @Override
    public void skip(int count) {
        ids.skip(count);
    }

    private void copyChecked(int[] from, int count, long address) {
        int size = dictionarySize;
        for (int i = 0; i < count; i++) {
            int id = from[i];
            if (id < 0 || id >= size) {
                throw new MalformedPageException("id " + id + " in a dictionary of " + size);
            }
            MemoryUtil.putInt(address + 4L * i, id);
        }
    }
}
