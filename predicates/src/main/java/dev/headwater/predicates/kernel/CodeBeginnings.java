package dev.headwater.predicates.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// The first bytes, at most eight, of the codes that may match: most codes of a dictionary match
/// nothing and are told apart by them. Immutable.
final class CodeBeginnings {
    private static final long MIX = 0x9e3779b97f4a7c15L;

    /// How many bytes are compared: no more than the shortest beginning has.
    private final int length;

    /// Open addressing; 0 = free.
    private final long[] slots;

    private final boolean containsZero;

    /// @param beginnings texts with one of which every code that may match begins; an empty one
    ///   lets every code pass
    CodeBeginnings(Collection<String> beginnings) {
        int shortest = Long.BYTES;
        for (String beginning : beginnings) {
            shortest = Math.min(shortest, bytes(beginning).length);
        }
        this.length = shortest;
        this.slots = new long[Integer.highestOneBit(beginnings.size() + 1) << 2];
        boolean hasZero = false;
        for (String beginning : beginnings) {
            long first = first(bytes(beginning), 0);
            hasZero |= first == 0;
            slots[slot(first)] = first;
        }
        this.containsZero = hasZero;
    }

    /// Whether `text[start .. end)` begins like a code that may match.
    boolean mayMatch(byte[] text, int start, int end) {
        if (end - start < length) {
            return false;
        }
        long first = first(text, start);
        return first == 0 ? containsZero : slots[slot(first)] == first;
    }

    private long first(byte[] text, int start) {
        long first = 0;
        for (int i = start; i < start + length; i++) {
            first = first << Byte.SIZE | text[i] & 0xff;
        }
        return first;
    }

    /// Where `first` is or would be.
    private int slot(long first) {
        int mask = slots.length - 1;
        int slot = (int) (first * MIX >>> Integer.SIZE) & mask;
        while (slots[slot] != 0 && slots[slot] != first) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
