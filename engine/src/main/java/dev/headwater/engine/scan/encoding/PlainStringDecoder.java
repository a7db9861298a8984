package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// PLAIN strings, each after its length in four bytes, to ids of a dictionary that grows.
public final class PlainStringDecoder implements ValueDecoder {
    private final StringDictionary dictionary;
    private byte[] page = {};
    private int position;
    private int end;

    public PlainStringDecoder(StringDictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        this.page = page;
        this.position = start;
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
            int length = nextLength();
            position += length;
        }
    }

    private int nextLength() {
        if (end - position < 4) {
            throw new MalformedPageException("fewer values than announced");
        }
        int length = LittleEndian.getInt(page, position);
        position += 4;
        if (length < 0 || length > end - position) {
            throw new MalformedPageException("a string of length " + length);
        }
        return length;
    }
}
