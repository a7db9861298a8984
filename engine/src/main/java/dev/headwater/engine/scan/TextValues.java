package dev.headwater.engine.scan;

import dev.headwater.engine.scan.encoding.NullExpansion;
import dev.headwater.engine.scan.encoding.StringDictionary;
import dev.headwater.engine.scan.encoding.StringIdDecoder;
import dev.headwater.predicates.column.RowBatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.parquet.format.Encoding;

/// Strings as ids into the chunk's dictionary. Pages without dictionary ids extend the dictionary;
/// what they added is forgotten between batches once it is much, so that memory stays bounded.
final class TextValues implements ColumnValues, StringColumn {
    static final int MOST_ADDED_STRINGS = 1 << 20;
    private static final int MOST_BYTES = 64 << 20;

    private final IntVector ids;
    private final StringDictionary dictionary;
    private final StoredText stored;
    private final int mostAdded;
    private final StringIdDecoder idDecoder = new StringIdDecoder();
    private final PageDecoders decoders;

    /// @param stored what the file stores for the strings
    /// @param mostAdded how many strings that pages added may be kept from batch to batch
    TextValues(String name, StoredText stored, int mostAdded, BufferAllocator allocator) {
        this.mostAdded = mostAdded;
        ids = new IntVector(name, allocator);
        ColumnValues.allocate(ids, RowBatch.MAX_ROWS);
        dictionary = new StringDictionary(name, allocator);
        this.stored = stored;
        decoders = new PageDecoders(idDecoder, encoding -> stored.newDecoder(encoding, dictionary));
    }

    @Override
    public IntVector vector() {
        return ids;
    }

    @Override
    public IntVector ids() {
        return ids;
    }

    /// What [#dictionary] shows, to be extended.
    @Override
    public StringDictionary strings() {
        return dictionary;
    }

    @Override
    public void startChunk() {
        dictionary.clear();
        decoders.setHasDictionary(false);
    }

    @Override
    public void openDictionary(byte[] page, int end, int count) {
        stored.addPage(page, end, count, dictionary);
        idDecoder.setDictionarySize(count);
        decoders.setHasDictionary(true);
    }

    @Override
    public boolean openPage(Encoding encoding, byte[] page, int start, int end, int rowCount) {
        return decoders.open(encoding, page, start, end, rowCount);
    }

    @Override
    public void startBatch() {
        if (dictionary.addedSize() > mostAdded
                || dictionary.addedSize() > 0 && dictionary.byteSize() > MOST_BYTES) {
            dictionary.forgetAdded();
        }
    }

    @Override
    public void read(int row, int rowCount, int valueCount) {
        long address = ids.getDataBufferAddress() + (long) row * IntVector.TYPE_WIDTH;
        decoders.current().read(valueCount, address);
        NullExpansion.expand(
                IntVector.TYPE_WIDTH,
                address,
                ids.getValidityBufferAddress(),
                row,
                rowCount,
                valueCount);
    }

    @Override
    public void skip(int valueCount) {
        decoders.current().skip(valueCount);
    }

    @Override
    public void close() {
        ids.close();
        dictionary.close();
    }
}
