package dev.headwater.engine.scan.encoding;

/// A DELTA_BINARY_PACKED sequence of lengths in front of what they are the lengths of, read as a
/// whole.
final class StringLengths {
    private final DeltaReader deltas = new DeltaReader();
    private long[] lengths = {};
    private int count;
    private int index;

    /// @param largestCount how many lengths there are at most
    /// @return where the sequence ends
    int open(byte[] page, int start, int end, int largestCount) {
        index = 0;
        count = 0;
        if (start == end) {
            return end;
        }
        deltas.open(page, start, end);
        if (deltas.remaining() < 0 || deltas.remaining() > largestCount) {
            throw new MalformedPageException(
                    deltas.remaining() + " lengths for " + largestCount + " values");
        }
        count = (int) deltas.remaining();
        if (lengths.length < count) {
            lengths = new long[count];
        }
        deltas.read(lengths, count);
        return deltas.end();
    }

    int next() {
        if (index == count) {
            throw new MalformedPageException("fewer values than announced");
        }
        long length = lengths[index++];
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw new MalformedPageException("a string of length " + length);
        }
        return (int) length;
    }
}
