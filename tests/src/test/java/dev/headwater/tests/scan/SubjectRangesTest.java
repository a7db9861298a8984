package dev.headwater.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.scan.ParquetEventScan;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.tests.extraction.ParquetTable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Footers say in which row groups a subject may be, and leave out no row of it.
class SubjectRangesTest {
    private static final Path FILE = Path.of("src/test/resources/layouts/small-row-groups.parquet");
    private static final List<Long> SUBJECTS =
            ParquetTable.read(FILE).rows().stream()
                    .map(row -> (Long) row.get("subject_id"))
                    .toList();

    @Test
    void everyRowOfASubjectIsInItsRanges() {
        for (long subject : SUBJECTS.stream().distinct().toList()) {
            List<RowRange> ranges = ParquetEventScan.rangesOf(subject, FILE);
            assertThat(
                            IntStream.range(0, SUBJECTS.size())
                                    .filter(row -> SUBJECTS.get(row) == subject))
                    .allMatch(row ->
                            ranges.stream()
                                    .anyMatch(range -> range.start() <= row && row < range.end()));
            assertThat(ranges.stream().mapToLong(range -> range.end() - range.start()).sum())
                    .isLessThan(SUBJECTS.size());
        }
    }

    @Test
    void aSubjectBeyondAllOthersIsNowhere() {
        assertThat(ParquetEventScan.rangesOf(Long.MAX_VALUE, FILE)).isEmpty();
        assertThat(ParquetEventScan.rangesOf(Long.MIN_VALUE, FILE)).isEmpty();
    }
}
