package dev.headwater.engine.event;

import java.util.Arrays;

/// Subjects in ascending order, each once, in a few bytes: a list holds the distances from one to
/// the next, seven bits a byte. Not thread-safe.
public final class SubjectList {
    private static final int FIRST_CAPACITY = 64;
    private static final int LONGEST = 10;

    private byte[] distances = new byte[FIRST_CAPACITY];
    private int length;
    private long first;
    private long last;

    /// Adds a subject above all others in the list.
    public void add(long subject) {
        if (isEmpty()) {
            first = subject;
        } else if (subject <= last) {
            throw new IllegalArgumentException("subjects must ascend");
        }
        if (distances.length - length < LONGEST) {
            distances = Arrays.copyOf(distances, 2 * distances.length);
        }
        long distance = subject - last;
        while ((distance & ~0x7F) != 0) {
            distances[length++] = (byte) (distance | 0x80);
            distance >>>= 7;
        }
        distances[length++] = (byte) distance;
        last = subject;
    }

    /// Adds the subjects of a list that begins above this one's end.
    public void addAll(SubjectList others) {
        Cursor cursor = others.cursor();
        while (cursor.next()) {
            add(cursor.subject());
        }
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /// The smallest subject. The list is not empty.
    public long first() {
        return first;
    }

    /// The largest subject. The list is not empty.
    public long last() {
        return last;
    }

    /// Before the first subject.
    public Cursor cursor() {
        return new Cursor();
    }

    /// A place in the list, which must not grow meanwhile.
    public final class Cursor {
        private int position;
        private long subject;

        /// Goes on to the next subject; false at the end.
        public boolean next() {
            if (position == length) {
                return false;
            }
            long distance = 0;
            int shift = 0;
            byte part;
            do {
                part = distances[position++];
                distance |= (part & 0x7FL) << shift;
                shift += 7;
            } while (part < 0);
            subject += distance;
            return true;
        }

        public long subject() {
            return subject;
        }
    }
}
