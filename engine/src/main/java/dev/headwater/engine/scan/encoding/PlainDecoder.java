package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// PLAIN for values of a fixed width: a copy.
public final class PlainDecoder implements ValueDecoder {
    private final int width;
    private byte[] page = {};
    private int position;
    private int end;

    /// @param width bytes of one value
    public PlainDecoder(int width) {
        this.width = width;
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        this.page = page;
        this.position = start;
        this.end = end;
    }

    @Override
    public void read(int count, long address) {
        int from = position;
        skip(count);
        MemoryUtil.copyToMemory(page, from, address, (long) count * width);
    }

    @Override
    public void skip(int count) {
        if ((long) count * width > end - position) {
            throw new MalformedPageException("fewer values than announced");
        }
        position += count * width;
    }
}
