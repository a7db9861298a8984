package dev.headwater.engine.scan.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.memory.util.MemoryUtil;

/// PLAIN and DELTA_BINARY_PACKED integers as decimal text, to ids of a dictionary that grows.
public final class IntegerTextDecoder implements ValueDecoder {
    private static final int STEP = 2048;

    private final boolean isDelta;
    private final ValueConversion conversion;
    private final StringDictionary dictionary;
    private final DeltaReader deltas = new DeltaReader();
    private final long[] values = new long[STEP];
    private byte[] page = {};
    private int position;
    private int end;

    /// @param isDelta whether the encoding is DELTA_BINARY_PACKED and not PLAIN
    /// @param conversion what the file stores, as the conversion that makes it a long; `NONE` if it
    ///   is one
    public IntegerTextDecoder(
            boolean isDelta, ValueConversion conversion, StringDictionary dictionary) {
        this.isDelta = isDelta;
        this.conversion = conversion;
        this.dictionary = dictionary;
    }

    @Override
    public void open(byte[] page, int start, int end, int valueCount) {
        this.page = page;
        this.position = start;
        this.end = end;
        if (isDelta) {
            deltas.open(page, start, end);
        }
    }

    /// Adds the next `count` values to the dictionary as its own entries, equal ones too: they are
    /// a dictionary page.
    public void addEntries(int count) {
        for (int done = 0; done < count; done += STEP) {
            int length = Math.min(STEP, count - done);
            next(length);
            for (int i = 0; i < length; i++) {
                byte[] text = text(values[i]);
                dictionary.addEntry(text, 0, text.length - PADDING);
            }
        }
    }

    @Override
    public void read(int count, long address) {
        for (int done = 0; done < count; done += STEP) {
            int length = Math.min(STEP, count - done);
            next(length);
            for (int i = 0; i < length; i++) {
                byte[] text = text(values[i]);
                MemoryUtil.putInt(
                        address + 4L * (done + i), dictionary.idOf(text, 0, text.length - PADDING));
            }
        }
    }

    @Override
    public void skip(int count) {
        for (int done = 0; done < count; done += STEP) {
            next(Math.min(STEP, count - done));
        }
    }

    private void next(int count) {
        if (isDelta) {
            deltas.read(values, count);
        } else {
            readPlain(count);
        }
    }

    private void readPlain(int count) {
        int width = conversion == ValueConversion.NONE ? Long.BYTES : conversion.storedWidth();
        if ((long) count * width > end - position) {
            throw new MalformedPageException("fewer values than announced");
        }
        for (int i = 0; i < count; i++) {
            values[i] =
                    width == Long.BYTES
                            ? LittleEndian.getLong(page, position)
                            : LittleEndian.getInt(page, position);
            position += width;
        }
    }

    private byte[] text(long stored) {
        String text =
                switch (conversion) {
                    case INT_TO_LONG -> Integer.toString((int) stored);
                    case UNSIGNED_INT_TO_LONG -> Integer.toUnsignedString((int) stored);
                    case UNSIGNED_LONG -> Long.toUnsignedString(stored);
                    default -> Long.toString(stored);
                };
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(bytes, bytes.length + PADDING);
    }
}
