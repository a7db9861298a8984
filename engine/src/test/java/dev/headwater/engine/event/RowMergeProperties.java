package dev.headwater.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.output.SpillFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Blocks sort their rows, and merging gives the rows of all blocks and runs of a file in order.
class RowMergeProperties {
    private static final int WIDTH = 3;
    private static final Comparator<Row> ORDER =
            Comparator.comparingLong(Row::subject).thenComparingLong(Row::time);

    record Row(long subject, long time, long mask) {}

    /// Few subjects and times, and the largest ones, which stand for the end of a cursor.
    @Provide
    Arbitrary<List<List<Row>>> sources() {
        Arbitrary<Long> numbers =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(-3, 3),
                        Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
        Arbitrary<Row> rows =
                Combinators.combine(numbers, numbers, Arbitraries.longs()).as(Row::new);
        return rows.list().ofMaxSize(40).list().ofMaxSize(9);
    }

    @Property(tries = 300)
    void blocksInMemoryGiveAllRowsInOrder(@ForAll("sources") List<List<Row>> sources) {
        List<RowCursor> cursors = new ArrayList<>();
        sources.forEach(rows -> cursors.add(sortedBlock(rows).cursor()));
        assertGivesAll(sources, cursors);
    }

    @Property(tries = 100)
    void runsOfAFileGiveAllRowsInOrder(@ForAll("sources") List<List<Row>> sources)
            throws IOException {
        Path path = Files.createTempFile("rows", ".tmp");
        try (SpillFile file = SpillFile.open(path)) {
            List<Long> ends = new ArrayList<>();
            for (List<Row> rows : sources) {
                append(rows, file);
                ends.add(file.size());
            }
            List<RowCursor> cursors = new ArrayList<>();
            long start = 0;
            for (long end : ends) {
                cursors.add(RowCursor.ofFile(WIDTH, 7, file, start, end));
                start = end;
            }
            assertGivesAll(sources, cursors);
        }
        assertThat(path).doesNotExist();
    }

    private static void assertGivesAll(List<List<Row>> sources, List<RowCursor> cursors) {
        List<Row> merged = new ArrayList<>();
        var merge = new RowMerge(cursors);
        for (RowCursor row = merge.next(); row != null; row = merge.next()) {
            merged.add(new Row(row.subject(), row.time(), row.rows()[row.position() + 2]));
        }
        List<Row> all = sources.stream().flatMap(List::stream).toList();
        assertThat(merged).isSortedAccordingTo(ORDER).containsExactlyInAnyOrderElementsOf(all);
    }

    private static RowBlock sortedBlock(List<Row> rows) {
        var block = new RowBlock(WIDTH, rows.size());
        rows.forEach(row -> block.add(row.subject, row.time, new long[] {0, row.mask}, 1));
        block.sort(new long[WIDTH * rows.size()]);
        return block;
    }

    private static void append(List<Row> rows, SpillFile file) {
        RowCursor cursor = sortedBlock(rows).cursor();
        while (!cursor.isAtEnd()) {
            file.append(cursor.rows(), cursor.position(), cursor.position() + WIDTH);
            cursor.advance();
        }
    }
}
