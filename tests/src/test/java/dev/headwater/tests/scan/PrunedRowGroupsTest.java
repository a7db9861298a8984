package dev.headwater.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.predicates.column.DictionaryColumn;
import dev.headwater.predicates.column.RowBatch;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.ir.RowPredicate;
import dev.headwater.predicates.kernel.ChunkFilter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

/// Row groups whose statistics rule out every match are passed over, and nothing else is lost.
class PrunedRowGroupsTest {
    private static final Shard SHARD =
            new Shard("shard", Path.of("src/test/resources/layouts/small-row-groups.parquet"));
    private static final int ROWS = 2964;

    @Test
    void noMatchingRowIsLost() {
        List<String> all = codes(RowRange.ALL, ChunkFilter.NONE);
        long prunedInAll = 0;
        for (String code : new HashSet<>(all)) {
            Scanned scanned = scan(RowRange.ALL, filter(code));
            assertThat(scanned.codes.stream().filter(code::equals))
                    .hasSize((int) all.stream().filter(code::equals).count());
            assertThat(scanned.codes.size() + scanned.prunedRows).isEqualTo(ROWS);
            prunedInAll += scanned.prunedRows;
        }
        assertThat(prunedInAll).isPositive();
    }

    @Test
    void slicesCountThePrunedRowsAmongTheirOwn() {
        ChunkFilter filter = filter("~ behind all others");
        for (RowRange range :
                List.of(new RowRange(0, 50), new RowRange(50, 51), new RowRange(900, 1700))) {
            Scanned scanned = scan(range, filter);
            assertThat(scanned.codes).isEmpty();
            assertThat(scanned.prunedRows).isEqualTo(range.end() - range.start());
        }
    }

    private record Scanned(List<String> codes, long prunedRows) {}

    private static ChunkFilter filter(String code) {
        return ChunkFilter.of(
                List.of(new RowPredicate(new CodeMatcher.Literal(code), null, List.of())));
    }

    private static List<String> codes(RowRange range, ChunkFilter filter) {
        return scan(range, filter).codes;
    }

    private static Scanned scan(RowRange range, ChunkFilter filter) {
        List<String> codes = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                ParquetEventScan scan =
                        ParquetEventScan.open(
                                SHARD,
                                range,
                                Set.of("code"),
                                filter,
                                allocator,
                                new SpareArrays())) {
            for (RowBatch batch = scan.next(); batch != null; batch = scan.next()) {
                DictionaryColumn column = batch.code();
                for (int row = 0; row < batch.rowCount(); row++) {
                    byte[] code = column.dictionary().get(column.ids().get(row));
                    codes.add(new String(code, StandardCharsets.UTF_8));
                }
            }
            return new Scanned(codes, scan.prunedRows());
        }
    }
}
