package dev.headwater.engine.output;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;

/// The bytes of a page in the making, little-endian; grows as needed. Not thread-safe.
final class PageBytes {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
        return size;
    }

    /// The backing array; only the first [#size] bytes mean anything.
    byte[] array() {
        return bytes;
    }

    /// The eight bytes from `index` on.
    long getLong(int index) {
        return (long) LONG.get(bytes, index);
    }

    void clear() {
        size = 0;
    }

    void putByte(int value) {
        ensure(Byte.BYTES);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        ensure(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /// An unsigned number in groups of 7 bits, lowest first.
    void putVarint(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            putByte(rest | 0x80);
            rest >>>= 7;
        }
        putByte(rest);
    }

    /// `length` bytes of `source` from `offset`.
    void put(ArrowBuf source, long offset, int length) {
        ensure(length);
        source.getBytes(offset, bytes, size, length);
        size += length;
    }

    void put(PageBytes source) {
        ensure(source.size);
        System.arraycopy(source.bytes, 0, bytes, size, source.size);
        size += source.size;
    }

    /// Makes room for `more` bytes.
    void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
