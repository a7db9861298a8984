package dev.headwater.engine.scan.encoding;

import java.util.Arrays;
import org.apache.arrow.memory.util.MemoryUtil;

/// DELTA_BYTE_ARRAY strings, each a prefix of the one before and a suffix, to ids of a dictionary
/// that grows.
public final class DeltaStringDecoder implements ValueDecoder {
    private final StringDictionary dictionary;
    private final StringLengths prefixes = new StringLengths();
    private final StringLengths suffixes = new StringLengths();
    private byte[] page = {};
    private int position;
    private int end;
    private byte[] string = new byte[64];
    private int length;

    public DeltaStringDecoder(StringDictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        this.page = page;
        int suffixStart = prefixes.open(page, start, end, valueCount);
        this.position = suffixes.open(page, suffixStart, end, valueCount);
        this.end = end;
        this.length = 0;
    }

    @Override
    public void read(int count, long address) {
        for (int i = 0; i < count; i++) {
            advance();
            MemoryUtil.putInt(address + 4L * i, dictionary.idOf(string, 0, length));
        }
    }

    @Override
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            advance();
        }
    }

    private void advance() {
        int prefix = prefixes.next();
        int suffix = suffixes.next();
        if (prefix > length || suffix > end - position) {
            throw new MalformedPageException(
                    "a string of " + prefix + " old and " + suffix + " new bytes");
        }
        length = prefix + suffix;
        if (string.length < length + PADDING) {
            string = Arrays.copyOf(string, 2 * length + PADDING);
        }
        System.arraycopy(page, position, string, prefix, suffix);
        position += suffix;
    }
}
