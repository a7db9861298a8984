package dev.headwater.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.column.RowSelection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of `writers/` gives the rows that its name promises, however it was encoded.
class WrittenFilesTest {
    private static final Set<String> COLUMNS =
            Set.of("subject_id", "time", "code", "numeric_value", "flag", "visit", "note");

    static List<WrittenFile> files() {
        return WrittenFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyColumnOfEveryRowIsRead(WrittenFile file) {
        try (RootAllocator allocator = new RootAllocator();
                ParquetEventScan scan = ParquetEventScan.open(file.shard(), COLUMNS, allocator)) {
            int first = 0;
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                assertThat(batch.rowCount()).isBetween(1, RowBatch.MAX_ROWS);
                checkBatch(file, batch, first);
                first += batch.rowCount();
            }
            assertThat(first).isEqualTo(file.rowCount());
        }
    }

    /// Pages that were skipped must not change what is read behind them.
    @ParameterizedTest
    @MethodSource("files")
    void columnsCanBeLeftOutOfBatches(WrittenFile file) {
        try (RootAllocator allocator = new RootAllocator();
                ParquetEventScan scan = ParquetEventScan.open(file.shard(), COLUMNS, allocator)) {
            int first = 0;
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                int number = first / 400;
                if (number % 2 == 1) {
                    checkTimes(file, batch, first);
                }
                if (number % 3 == 1) {
                    checkStrings(file, batch, first);
                }
                first += batch.rowCount();
            }
            assertThat(first).isEqualTo(file.rowCount());
        }
    }

    /// Single rows and short stretches, one row in twenty or fewer; in some batches all rows after
    /// that.
    @ParameterizedTest
    @MethodSource("files")
    void fewRowsOfABatchCanBeRead(WrittenFile file) {
        Random random = new Random(11);
        try (RootAllocator allocator = new RootAllocator();
                ParquetEventScan scan = ParquetEventScan.open(file.shard(), COLUMNS, allocator)) {
            int first = 0;
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                RowSelection few = few(batch.rowCount(), random);
                BigIntVector subjects = batch.subjectId(few);
                TimeStampMicroVector times = batch.time(few);
                FieldVector numbers = batch.numericValue(few);
                for (int i = 0; i < few.count(); i++) {
                    int row = few.rows()[i];
                    assertThat(subjects.get(row)).isEqualTo(file.subject(first + row));
                    assertThat(times.isNull(row)).isEqualTo(file.isNull(first + row));
                    assertThat(numbers.isNull(row)).isEqualTo(file.isNull(first + row));
                    if (!file.isNull(first + row)) {
                        assertThat(times.get(row)).isEqualTo(file.micros(first + row));
                        assertThat(number(numbers, row)).isEqualTo(file.number(first + row));
                    }
                }
                if (random.nextInt(4) == 0) {
                    checkBatch(file, batch, first);
                }
                first += batch.rowCount();
            }
            assertThat(first).isEqualTo(file.rowCount());
        }
    }

    private static RowSelection few(int rowCount, Random random) {
        RowSelection few = new RowSelection();
        int count = 0;
        for (int row = random.nextInt(20); row < rowCount; row += 20 + random.nextInt(200)) {
            for (int end = row + 1 + random.nextInt(3); row < Math.min(end, rowCount); row++) {
                few.rows()[count++] = row;
            }
        }
        few.setCount(count);
        return few;
    }

    private static void checkBatch(WrittenFile file, RowBatch batch, int first) {
        checkStrings(file, batch, first);
        checkTimes(file, batch, first);
        BigIntVector subjects = batch.subjectId(all(batch));
        FieldVector numbers = batch.numericValue(all(batch));
        BitVector flags = (BitVector) batch.column("flag", all(batch));
        BigIntVector visits = (BigIntVector) batch.column("visit", all(batch));
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = first + i;
            assertThat(subjects.get(i)).isEqualTo(file.subject(row));
            assertThat(List.of(numbers.isNull(i), flags.isNull(i), visits.isNull(i)))
                    .containsOnly(file.isNull(row));
            if (!file.isNull(row)) {
                assertThat(number(numbers, i)).isEqualTo(file.number(row));
                assertThat(flags.get(i)).isEqualTo(row % 3 == 0 ? 1 : 0);
                assertThat(visits.get(i)).isEqualTo(row % 11);
            }
        }
    }

    private static void checkTimes(WrittenFile file, RowBatch batch, int first) {
        TimeStampMicroVector times = batch.time(all(batch));
        for (int i = 0; i < batch.rowCount(); i++) {
            assertThat(times.isNull(i)).isEqualTo(file.isNull(first + i));
            if (!times.isNull(i)) {
                assertThat(times.get(i)).isEqualTo(file.micros(first + i));
            }
        }
    }

    private static void checkStrings(WrittenFile file, RowBatch batch, int first) {
        assertThat(batch.isString("code")).isTrue();
        assertThat(batch.isString("visit")).isFalse();
        DictionaryColumn codes = batch.code();
        DictionaryColumn notes = batch.stringColumn("note");
        assertThat(codes.dictionary().getValueCount()).isEqualTo(codes.dictionarySize());
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = first + i;
            assertThat(List.of(codes.ids().isNull(i), notes.ids().isNull(i)))
                    .containsOnly(file.isNull(row));
            if (!file.isNull(row)) {
                assertThat(text(codes, i)).isEqualTo(file.code(row));
                assertThat(text(notes, i)).isEqualTo(file.note(row));
            }
        }
    }

    private static RowSelection all(RowBatch batch) {
        RowSelection rows = new RowSelection();
        rows.selectAll(batch.rowCount());
        return rows;
    }

    private static double number(FieldVector numbers, int row) {
        return numbers instanceof Float4Vector floats
                ? floats.get(row)
                : ((Float8Vector) numbers).get(row);
    }

    private static String text(DictionaryColumn column, int row) {
        return new String(column.dictionary().get(column.ids().get(row)), StandardCharsets.UTF_8);
    }
}
