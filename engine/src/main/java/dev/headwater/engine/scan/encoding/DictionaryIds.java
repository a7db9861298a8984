package dev.headwater.engine.scan.encoding;

/// The ids of a dictionary-encoded page: one byte of bit width, then the RLE/bit-packing hybrid.
///
/// Ids are unchecked. An id that is repeated often comes as such: ask for [#repeated] first, and
/// for [#next] where that is 0.
final class DictionaryIds {
    /// Ids at a time: they stay in the first-level cache.
    private static final int STEP = 2048;

    private final RunLengthDecoder runs = new RunLengthDecoder();
    private final int[] ids = new int[STEP];

    void open(byte[] page, int start, int end) {
        // A page of nulls only may be empty.
        int bitWidth = start < end ? page[start] : 0;
        runs.open(page, Math.min(start + 1, end), end, bitWidth);
    }

    /// How many of the next ids, at most `limit`, are one id repeated often; 0 if they may differ.
    int repeated(int limit) {
        return runs.repeated(limit);
    }

    /// Takes `count` of the ids that [#repeated] found.
    ///
    /// @return the id
    int takeRepeated(int count) {
        return runs.takeRepeated(count);
    }

    /// Decodes the next ids, at most `limit`, into [#ids].
    ///
    /// @return how many, at least one
    int next(int limit) {
        return runs.readUpToRepeated(ids, Math.min(limit, STEP));
    }

    /// What [#next] decoded. Valid until its next call.
    int[] ids() {
        return ids;
    }

    void skip(int count) {
        runs.skip(count);
    }
}
