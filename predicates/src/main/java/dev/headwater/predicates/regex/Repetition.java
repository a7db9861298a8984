package dev.headwater.predicates.regex;

/// A repetition operator: at least `min` copies, at most `max` or, if that is [#UNLIMITED], as many
/// as there are.
record Repetition(int min, int max) {
    static final int UNLIMITED = -1;

    private static final int MAX_COUNT = 1000;

    /// Reads `*`, `+`, `?` or `{..}`, one of which comes next, and the `?` that makes it lazy.
    static Repetition read(PatternCursor cursor) {
        Repetition repetition = cursor.startsWith("{") ? readCounted(cursor) : readSymbol(cursor);
        cursor.take("?");
        return repetition;
    }

    /// How many copies of the repeated atom the compiled pattern holds.
    int copies() {
        return Math.max(1, Math.max(min, max));
    }

    void appendTo(StringBuilder regex) {
        regex.append('{').append(min).append(',');
        if (max != UNLIMITED) {
            regex.append(max);
        }
        regex.append('}');
    }

    private static Repetition readSymbol(PatternCursor cursor) {
        if (cursor.take("?")) {
            return new Repetition(0, 1);
        }
        if (cursor.take("+")) {
            return new Repetition(1, UNLIMITED);
        }
        cursor.take("*");
        return new Repetition(0, UNLIMITED);
    }

    private static Repetition readCounted(PatternCursor cursor) {
        int index = cursor.position();
        cursor.take("{");
        int min = readCount(cursor, index);
        int max = min;
        if (cursor.take(",")) {
            cursor.skipBlanks();
            max = cursor.startsWith("}") ? UNLIMITED : readCount(cursor, index);
        }
        if (!cursor.take("}")) {
            throw cursor.faultAt(index, "unclosed repetition");
        }
        if (max != UNLIMITED && max < min) {
            throw cursor.faultAt(index, "repetition has its minimum above its maximum");
        }
        return new Repetition(min, max);
    }

    private static int readCount(PatternCursor cursor, int index) {
        cursor.skipBlanks();
        int start = cursor.position();
        int count = 0;
        while (cursor.peek() >= '0' && cursor.peek() <= '9') {
            count = count * 10 + cursor.next("") - '0';
            if (count > MAX_COUNT) {
                throw cursor.faultAt(
                        start, "more than " + MAX_COUNT + " repetitions are not supported");
            }
        }
        if (cursor.position() == start) {
            throw cursor.faultAt(index, "repetition without a number");
        }
        cursor.skipBlanks();
        return count;
    }
}
