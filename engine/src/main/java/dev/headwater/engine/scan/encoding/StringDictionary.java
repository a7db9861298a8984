package dev.headwater.engine.scan.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.VarCharVector;

/// The distinct strings of a column chunk in the order of their ids: first the dictionary page,
/// then what plain pages add.
///
/// Owns the vector. Not thread-safe.
public final class StringDictionary implements AutoCloseable {
    private static final AtomicLong VERSIONS = new AtomicLong();

    private final VarCharVector strings;
    private int size;
    private int pageSize;
    private long version;

    /// Open addressing: id + 1, or 0. Built when a plain page first needs it.
    private int[] table = {};

    private int[] hashes = {};
    private boolean isIndexed;

    public StringDictionary(String name, BufferAllocator allocator) {
        strings = new VarCharVector(name, allocator);
        strings.allocateNew(1 << 16, 1 << 10);
        clear();
    }

    /// The strings, [#size] of them.
    public VarCharVector strings() {
        if (strings.getValueCount() != size) {
            strings.setValueCount(size);
        }
        return strings;
    }

    public int size() {
        return size;
    }

    /// Differs between contents that are not a continuation of each other, within one process.
    public long version() {
        return version;
    }

    /// Forgets everything.
    public void clear() {
        pageSize = 0;
        forgetAdded();
    }

    /// Forgets what plain pages added; the ids of the dictionary page stay.
    public void forgetAdded() {
        size = pageSize;
        isIndexed = false;
        version = VERSIONS.incrementAndGet();
    }

    /// How many strings plain pages added.
    public int addedSize() {
        return size - pageSize;
    }

    /// The total length of all strings.
    public int byteSize() {
        return size == 0 ? 0 : offset(size);
    }

    /// Fills an empty dictionary from a dictionary page: `count` strings, PLAIN, in `page[start,
    /// end)`, which are moved about in there.
    public void addPage(byte[] page, int start, int end, int count) {
        if (count < 0 || count > (end - start) / 4) {
            throw new MalformedPageException(
                    count + " dictionary entries in " + (end - start) + " bytes");
        }
        reserve(count, end - start);
        long offsets = strings.getOffsetBufferAddress() + 4L * (size + 1);
        int first = byteSize();
        int position = start;
        int textEnd = start;
        for (int i = 0; i < count; i++) {
            int length = end - position < 4 ? -1 : LittleEndian.getInt(page, position);
            position += 4;
            if (length < 0 || length > end - position) {
                throw new MalformedPageException("a string of length " + length);
            }
            System.arraycopy(page, position, page, textEnd, length);
            position += length;
            textEnd += length;
            MemoryUtil.putInt(offsets + 4L * i, first + textEnd - start);
        }
        MemoryUtil.copyToMemory(
                page, start, strings.getDataBufferAddress() + first, textEnd - start);
        size += count;
        MemoryUtil.setMemory(strings.getValidityBufferAddress(), (size + 7) >>> 3, (byte) -1);
        strings.setLastSet(size - 1);
        pageSize = size;
    }

    /// Adds `bytes[start, start + length)` as the next entry of the dictionary page, even if there
    /// is an equal one.
    public void addEntry(byte[] bytes, int start, int length) {
        reserve(1, length);
        append(bytes, start, length);
        pageSize = size;
    }

    /// The id of `bytes[start, start + length)`, which is added if it is new. Eight readable bytes
    /// must follow.
    public int idOf(byte[] bytes, int start, int length) {
        if (!isIndexed) {
            indexAll();
        }
        int hash = hash(bytes, start, length);
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            int id = table[slot] - 1;
            if (hashes[id] == hash && equals(id, bytes, start, length)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
        return add(bytes, start, length, hash);
    }

    /// The id of `text`, which is added if it is new.
    public int idOf(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return idOf(Arrays.copyOf(utf8, utf8.length + ValueDecoder.PADDING), 0, utf8.length);
    }

    private int add(byte[] bytes, int start, int length, int hash) {
        int id = size;
        reserve(1, length);
        append(bytes, start, length);
        if (2 * size > table.length) {
            indexAll();
            return id;
        }
        index(id, hash);
        return id;
    }

    private void indexAll() {
        int capacity = Math.max(1024, Integer.highestOneBit(size + 1) << 2);
        table = new int[capacity];
        hashes = Arrays.copyOf(hashes, capacity / 2);
        byte[] bytes = new byte[1 << 10];
        for (int id = 0; id < size; id++) {
            int length = offset(id + 1) - offset(id);
            if (bytes.length < length + ValueDecoder.PADDING) {
                bytes = new byte[2 * length + ValueDecoder.PADDING];
            }
            MemoryUtil.copyFromMemory(
                    strings.getDataBufferAddress() + offset(id), bytes, 0, length);
            index(id, hash(bytes, 0, length));
        }
        isIndexed = true;
    }

    private void index(int id, int hash) {
        int mask = table.length - 1;
        int slot = hash & mask;
        while (table[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        table[slot] = id + 1;
        hashes[id] = hash;
    }

    private static int hash(byte[] bytes, int start, int length) {
        long hash = length;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            hash = (hash ^ LittleEndian.getLong(bytes, start + i)) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        if (i < length) {
            hash =
                    (hash ^ tail(LittleEndian.getLong(bytes, start + i), length - i))
                            * 0x9e3779b97f4a7c15L;
        }
        return (int) (hash ^ (hash >>> 32));
    }

    private boolean equals(int id, byte[] bytes, int start, int length) {
        int from = offset(id);
        if (offset(id + 1) - from != length) {
            return false;
        }
        long address = strings.getDataBufferAddress() + from;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (MemoryUtil.getLong(address + i) != LittleEndian.getLong(bytes, start + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (MemoryUtil.getByte(address + i) != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    private static long tail(long word, int length) {
        return word & ((1L << (8 * length)) - 1);
    }

    private int offset(int id) {
        return MemoryUtil.getInt(strings.getOffsetBufferAddress() + 4L * id);
    }

    private void reserve(int count, int byteCount) {
        long bytes = (long) byteSize() + byteCount;
        if (bytes > Integer.MAX_VALUE) {
            throw new MalformedPageException("more than 2 GiB of distinct strings");
        }
        while (strings.getValueCapacity() < size + count) {
            strings.reallocValidityAndOffsetBuffers();
        }
        if (strings.getDataBuffer().capacity() < bytes) {
            strings.reallocDataBuffer(Math.max(bytes, 2L * byteSize()));
        }
    }

    private void append(byte[] bytes, int start, int length) {
        int from = byteSize();
        MemoryUtil.copyToMemory(bytes, start, strings.getDataBufferAddress() + from, length);
        MemoryUtil.putInt(strings.getOffsetBufferAddress() + 4L * (size + 1), from + length);
        strings.setIndexDefined(size);
        strings.setLastSet(size);
        size++;
    }

    @Override
    public void close() {
        strings.close();
    }
}
