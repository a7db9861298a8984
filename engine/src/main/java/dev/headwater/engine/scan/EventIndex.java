package dev.headwater.engine.scan;

import dev.headwater.engine.task.EsgptTable;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMicroVector;

/// Subject and time of the events of an ESGPT dataset by their ids, and a mark for each. Events
/// without an id or a subject are left out.
///
/// Off the heap: an event takes 16 bytes, and 8 more for its id unless ids follow each other. Not
/// thread-safe.
final class EventIndex implements AutoCloseable {
    /// The time of an event without one.
    static final long NO_TIME = Long.MIN_VALUE;

    private static final int WIDTH = Long.BYTES;

    private final long capacity;
    private final BufferAllocator allocator;
    private final ArrowBuf subjects;
    private final ArrowBuf times;
    private final ArrowBuf marks;
    private long size;
    private long firstId;

    /// Empty while ids follow each other.
    private ArrowBuf ids;

    private EventIndex(long capacity, BufferAllocator allocator) {
        this.capacity = capacity;
        this.allocator = allocator;
        ids = allocator.getEmpty();
        subjects = allocator.buffer(capacity * WIDTH);
        times = allocator.buffer(capacity * WIDTH);
        marks = allocator.buffer(capacity / Byte.SIZE + 1);
        marks.setZero(0, marks.capacity());
    }

    /// Reads the events.
    ///
    /// @throws DataException if the table is broken, has columns of the wrong type, or an id twice
    static EventIndex read(EsgptFolder folder, BufferAllocator allocator, SpareArrays arrays) {
        var file = folder.file(EsgptTable.EVENTS);
        EventIndex index = new EventIndex(ParquetEventScan.rowCount(file), allocator);
        Map<String, ColumnUse> uses =
                Map.of(
                        EsgptFolder.EVENT_ID, ColumnUse.SUBJECT,
                        EsgptFolder.SUBJECT_ID, ColumnUse.SUBJECT,
                        EsgptFolder.TIMESTAMP, ColumnUse.TIME);
        try (ParquetTable table = ParquetTable.open(file, uses, allocator, arrays)) {
            for (int rows = table.next(); rows > 0; rows = table.next()) {
                index.add(table, rows);
            }
            index.sort(DataLocation.of(file).in(-1, EsgptFolder.EVENT_ID));
            return index;
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }

    /// The position of an event; -1 if there is none with this id.
    long find(long id) {
        if (isConsecutive()) {
            long position = id - firstId;
            return position >= 0 && position < size ? position : -1;
        }
        long low = 0;
        long high = size;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(ids, middle) < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < size && at(ids, low) == id ? low : -1;
    }

    long subject(long position) {
        return at(subjects, position);
    }

    /// Microseconds since the epoch, or [#NO_TIME].
    long time(long position) {
        return at(times, position);
    }

    void mark(long position) {
        long at = position >>> 3;
        marks.setByte(at, marks.getByte(at) | 1 << (position & 7));
    }

    boolean isMarked(long position) {
        return (marks.getByte(position >>> 3) & 1 << (position & 7)) != 0;
    }

    @Override
    public void close() {
        ids.close();
        subjects.close();
        times.close();
        marks.close();
    }

    private void add(ParquetTable table, int rows) {
        var id = (BigIntVector) table.column(EsgptFolder.EVENT_ID).vector();
        var subject = (BigIntVector) table.column(EsgptFolder.SUBJECT_ID).vector();
        var time = (TimeStampMicroVector) table.column(EsgptFolder.TIMESTAMP).vector();
        for (int row = 0; row < rows; row++) {
            if (!id.isNull(row) && !subject.isNull(row)) {
                addId(id.get(row));
                put(subjects, size, subject.get(row));
                put(times, size, time.isNull(row) ? NO_TIME : time.get(row));
                size++;
            }
        }
    }

    private void addId(long id) {
        if (size == 0) {
            firstId = id;
        } else if (isConsecutive() && id != firstId + size) {
            ids = allocator.buffer(capacity * WIDTH);
            for (long i = 0; i < size; i++) {
                put(ids, i, firstId + i);
            }
        }
        if (!isConsecutive()) {
            put(ids, size, id);
        }
    }

    private boolean isConsecutive() {
        return ids.capacity() == 0;
    }

    private void sort(DataLocation location) {
        if (isConsecutive()) {
            return;
        }
        for (long i = 1; i < size; i++) {
            if (at(ids, i - 1) > at(ids, i)) {
                heapSort();
                break;
            }
        }
        for (long i = 1; i < size; i++) {
            if (at(ids, i - 1) == at(ids, i)) {
                throw location.error(DiagnosticCode.D041, "two events have the id " + at(ids, i));
            }
        }
    }

    /// In place, as the table may take most of the memory.
    private void heapSort() {
        for (long root = size / 2 - 1; root >= 0; root--) {
            sink(root, size);
        }
        for (long end = size - 1; end > 0; end--) {
            swap(0, end);
            sink(0, end);
        }
    }

    private void sink(long root, long end) {
        long parent = root;
        while (2 * parent + 1 < end) {
            long child = 2 * parent + 1;
            if (child + 1 < end && at(ids, child) < at(ids, child + 1)) {
                child++;
            }
            if (at(ids, parent) >= at(ids, child)) {
                return;
            }
            swap(parent, child);
            parent = child;
        }
    }

    private void swap(long first, long second) {
        swap(ids, first, second);
        swap(subjects, first, second);
        swap(times, first, second);
    }

    private static void swap(ArrowBuf column, long first, long second) {
        long value = at(column, first);
        put(column, first, at(column, second));
        put(column, second, value);
    }

    private static long at(ArrowBuf column, long position) {
        return column.getLong(position * WIDTH);
    }

    private static void put(ArrowBuf column, long position, long value) {
        column.setLong(position * WIDTH, value);
    }
}
