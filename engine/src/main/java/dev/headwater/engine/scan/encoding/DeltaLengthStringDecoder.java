package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// DELTA_LENGTH_BYTE_ARRAY strings, first all lengths, then all bytes, to ids of a dictionary that
/// grows.
public final class DeltaLengthStringDecoder implements ValueDecoder {
    private final StringDictionary dictionary;
    private final StringLengths lengths = new StringLengths();
    private byte[] page = {};
    private int position;
    private int end;

    public DeltaLengthStringDecoder(StringDictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        this.page = page;
        this.position = lengths.open(page, start, end, valueCount);
        this.end = end;
    }

    @Override
    public void read(int count, long address) {
        for (int i = 0; i < count; i++) {
            int length = nextLength();
            MemoryUtil.putInt(address + 4L * i, dictionary.idOf(page, position, length));
            position += length;
        }
    }

    @Override
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            position += nextLength();
        }
    }

    private int nextLength() {
        int length = lengths.next();
        if (length > end - position) {
            throw new MalformedPageException("a string of length " + length);
        }
        return length;
    }
}
