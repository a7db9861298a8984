package dev.headwater.predicates.regex;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// An immutable set of code points: pairs (first, last), both inclusive, ascending, neither
/// overlapping nor adjacent.
final class CodePointSet {
    static final CodePointSet NONE = new CodePointSet(new int[0]);
    static final CodePointSet ALL = new CodePointSet(new int[] {0, Character.MAX_CODE_POINT});

    private final int[] bounds;

    private CodePointSet(int[] bounds) {
        this.bounds = bounds;
    }

    /// The union of the ranges (first, last) in `pairs`, in any order; each first is at most its
    /// last.
    static CodePointSet ofRanges(int... pairs) {
        long[] ranges = new long[pairs.length / 2];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = (long) pairs[2 * i] << 32 | pairs[2 * i + 1];
        }
        Arrays.sort(ranges);
        int[] merged = new int[pairs.length];
        int length = 0;
        for (long range : ranges) {
            int first = (int) (range >>> 32);
            int last = (int) range;
            if (length > 0 && first <= merged[length - 1] + 1) {
                merged[length - 1] = Math.max(merged[length - 1], last);
            } else {
                merged[length++] = first;
                merged[length++] = last;
            }
        }
        return new CodePointSet(Arrays.copyOf(merged, length));
    }

    static CodePointSet of(int codePoint) {
        return new CodePointSet(new int[] {codePoint, codePoint});
    }

    /// The code points from 0 to `last` that satisfy `condition`.
    static CodePointSet matching(int last, IntPredicate condition) {
        int[] pairs = new int[64];
        int length = 0;
        boolean inside = false;
        for (int codePoint = 0; codePoint <= last + 1; codePoint++) {
            if (inside == (codePoint <= last && condition.test(codePoint))) {
                continue;
            }
            if (length == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * length);
            }
            pairs[length++] = inside ? codePoint - 1 : codePoint;
            inside = !inside;
        }
        return new CodePointSet(Arrays.copyOf(pairs, length));
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    boolean contains(int codePoint) {
        int found = Arrays.binarySearch(bounds, codePoint);
        return found >= 0 || (-found - 1) % 2 == 1;
    }

    CodePointSet union(CodePointSet other) {
        int[] pairs = Arrays.copyOf(bounds, bounds.length + other.bounds.length);
        System.arraycopy(other.bounds, 0, pairs, bounds.length, other.bounds.length);
        return ofRanges(pairs);
    }

    CodePointSet complement() {
        int[] pairs = new int[bounds.length + 2];
        int length = 0;
        int next = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > next) {
                pairs[length++] = next;
                pairs[length++] = bounds[i] - 1;
            }
            next = bounds[i + 1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            pairs[length++] = next;
            pairs[length++] = Character.MAX_CODE_POINT;
        }
        return new CodePointSet(Arrays.copyOf(pairs, length));
    }

    CodePointSet intersection(CodePointSet other) {
        return complement().union(other.complement()).complement();
    }

    CodePointSet difference(CodePointSet other) {
        return complement().union(other).complement();
    }

    CodePointSet symmetricDifference(CodePointSet other) {
        return difference(other).union(other.difference(this));
    }

    /// Appends the set as one RE2 atom.
    void appendTo(StringBuilder regex) {
        if (bounds.length == 2 && bounds[0] == bounds[1]) {
            appendCodePoint(bounds[0], regex);
            return;
        }
        if (bounds.length == 0) {
            regex.append("[^\\x{0}-\\x{10FFFF}]");
            return;
        }
        regex.append('[');
        for (int i = 0; i < bounds.length; i += 2) {
            appendCodePoint(bounds[i], regex);
            if (bounds[i] != bounds[i + 1]) {
                regex.append('-');
                appendCodePoint(bounds[i + 1], regex);
            }
        }
        regex.append(']');
    }

    private static void appendCodePoint(int codePoint, StringBuilder regex) {
        if (codePoint < 128 && Character.isLetterOrDigit(codePoint)) {
            regex.append((char) codePoint);
            return;
        }
        regex.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
    }
}
