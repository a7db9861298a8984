package dev.headwater.engine.scan.encoding;

/// Decodes the values of data pages of one encoding, nulls left out, front to back.
///
/// [#open] gives it a page; the array must stay as it is until the page is done and have [#PADDING]
/// readable bytes behind `end`. Not thread-safe.
public interface ValueDecoder {
    /// Kernels load eight bytes at a time.
    int PADDING = 8;

    /// Starts a page whose values lie in `page[start, end)`.
    ///
    /// @param valueCount how many values the page holds at most
    void open(byte[] page, int start, int end, int valueCount);

    /// Decodes the next `count` values to the memory at `address`, side by side in the width the
    /// decoder was made for.
    void read(int count, long address);

    /// Passes over the next `count` values.
    void skip(int count);
}
