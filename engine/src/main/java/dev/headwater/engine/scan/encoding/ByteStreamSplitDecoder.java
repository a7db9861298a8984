package dev.headwater.engine.scan.encoding;

import org.apache.arrow.memory.util.MemoryUtil;

/// BYTE_STREAM_SPLIT: first the lowest bytes of all values, then the second lowest, and so on.
public final class ByteStreamSplitDecoder implements ValueDecoder {
    private final int width;
    private byte[] page = {};
    private int start;
    private int streamLength;
    private int index;

    /// @param width bytes of one value
    public ByteStreamSplitDecoder(int width) {
        this.width = width;
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        this.page = page;
        this.start = start;
        this.streamLength = (end - start) / width;
        this.index = 0;
    }

    @Override
    public void read(int count, long address) {
        int first = index;
        skip(count);
        for (int stream = 0; stream < width; stream++) {
            int from = start + stream * streamLength + first;
            for (int i = 0; i < count; i++) {
                MemoryUtil.putByte(address + (long) i * width + stream, page[from + i]);
            }
        }
    }

    @Override
    public void skip(int count) {
        if (count > streamLength - index) {
            throw new MalformedPageException("fewer values than announced");
        }
        index += count;
    }
}
