package dev.headwater.engine.scan.encoding;

/// Checks how many values delta-encoded pages announce, for decoders that take the memory before
/// they look whether that can be true.
public final class DeltaSizes {
    private DeltaSizes() {}

    /// Checks DELTA_BINARY_PACKED values, or the lengths of DELTA_LENGTH_BYTE_ARRAY strings, that
    /// begin at `page[start]`.
    ///
    /// @throws MalformedPageException if there are more than `most`, or the sizes of blocks are
    ///   absurd
    public static void checkNumbers(byte[] page, int start, int end, int most) {
        if (start == end) {
            return;
        }
        DeltaReader numbers = new DeltaReader();
        numbers.open(page, start, end);
        if (numbers.remaining() < 0 || numbers.remaining() > most) {
            throw new MalformedPageException(
                    numbers.remaining() + " numbers for " + most + " values");
        }
    }

    /// Checks the two kinds of lengths of DELTA_BYTE_ARRAY strings in `page[start, end)`.
    ///
    /// @throws MalformedPageException as above
    public static void checkPrefixedStrings(byte[] page, int start, int end, int most) {
        int suffixes = new StringLengths().open(page, start, end, most);
        checkNumbers(page, suffixes, end, most);
    }
}
