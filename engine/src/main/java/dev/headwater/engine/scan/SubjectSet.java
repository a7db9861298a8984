package dev.headwater.engine.scan;

import java.util.Arrays;

/// Distinct subjects as bits, of which 1,024 neighbours share an array: little for subjects that
/// are numbered, more for those that are scattered. Not thread-safe while it grows.
public final class SubjectSet {
    private static final int BITS = 10;
    private static final int WORDS = 1 << BITS >>> 6;

    private final LongIndex chunks = new LongIndex();
    private long[] bits = new long[64 * WORDS];

    /// @return whether it is new
    public boolean add(long subject) {
        int chunk = chunks.add(subject >> BITS);
        if ((chunk + 1) * WORDS > bits.length) {
            bits = Arrays.copyOf(bits, 2 * bits.length);
        }
        int word = word(chunk, subject);
        boolean isNew = (bits[word] & 1L << subject) == 0;
        bits[word] |= 1L << subject;
        return isNew;
    }

    public boolean contains(long subject) {
        int chunk = chunks.slotOf(subject >> BITS);
        return chunk != LongIndex.NONE && (bits[word(chunk, subject)] & 1L << subject) != 0;
    }

    private static int word(int chunk, long subject) {
        return chunk * WORDS + ((int) (subject >> 6) & (WORDS - 1));
    }
}
