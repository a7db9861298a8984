package dev.headwater.engine.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.arrow.vector.VarCharVector;

/// The values of a text column that repeat themselves: each distinct text of a chunk is stored
/// once, rows as numbers. Not thread-safe.
final class TextDictionaryPages {
    /// Beyond, the pages that follow are stored plain.
    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final PageBytes texts = new PageBytes();
    private int[] page = new int[1024];
    private int pageSize;

    /// Whether further pages can be stored this way.
    boolean hasRoom() {
        return texts.size() <= MOST_BYTES;
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    int size() {
        return numbers.size();
    }

    /// The distinct texts, PLAIN, in the order of their numbers.
    PageBytes texts() {
        return texts;
    }

    /// Adds the texts in the rows `from .. to` (exclusive), none of which is null, to the page.
    void append(VarCharVector vector, int from, int to) {
        if (pageSize + to - from > page.length) {
            page = Arrays.copyOf(page, Math.max(2 * page.length, pageSize + to - from));
        }
        for (int row = from; row < to; row++) {
            page[pageSize++] = numberOf(vector.get(row));
        }
    }

    private int numberOf(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        Integer known = numbers.putIfAbsent(text, numbers.size());
        if (known != null) {
            return known;
        }
        texts.putInt(utf8.length);
        for (byte part : utf8) {
            texts.putByte(part);
        }
        return numbers.size() - 1;
    }

    /// Moves the page to `target`: the width of the numbers, then one run of them, packed.
    void moveTo(PageBytes target) {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, numbers.size() - 1));
        target.putByte(width);
        int groups = (pageSize + Byte.SIZE - 1) / Byte.SIZE;
        if (groups > 0) {
            target.putVarint(groups << 1 | 1);
            pack(width, groups * Byte.SIZE, target);
        }
        pageSize = 0;
    }

    private void pack(int width, int count, PageBytes target) {
        long bits = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            bits |= (i < pageSize ? (long) page[i] : 0) << filled;
            filled += width;
            while (filled >= Byte.SIZE) {
                target.putByte((int) bits);
                bits >>>= Byte.SIZE;
                filled -= Byte.SIZE;
            }
        }
    }

    /// Starts over with a new chunk.
    void clear() {
        numbers.clear();
        texts.clear();
        pageSize = 0;
    }
}
