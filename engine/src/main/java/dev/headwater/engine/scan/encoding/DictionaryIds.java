package dev.headwater.engine.scan.encoding;

/// The ids of a dictionary-encoded page: one byte of bit width, then the RLE/bit-packing hybrid.
final class DictionaryIds {
    /// Ids at a time: they stay in the first-level cache.
    static final int STEP = 2048;

    private final RunLengthDecoder runs = new RunLengthDecoder();
    private final int[] ids = new int[STEP];

    void open(byte[] page, int start, int end) {
        // A page of nulls only may be empty.
        int bitWidth = start < end ? page[start] : 0;
        runs.open(page, Math.min(start + 1, end), end, bitWidth);
    }

    /// The next `count` ids, at most [#STEP], as the file has them: unchecked. Valid until the next
    /// call.
    int[] next(int count) {
        runs.read(ids, count);
        return ids;
    }

    void skip(int count) {
        runs.skip(count);
    }
}
