package dev.headwater.engine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableWriterTest {
    private static final int ROW_GROUP_ROWS =
            ParquetTableWriter.PAGES_PER_ROW_GROUP * PageRows.of(CohortRows.SCHEMA);

    @TempDir private Path folder;

    @Test
    void everyValueComesBack() throws IOException {
        Path file = folder.resolve("rows");
        write(file, 3, CohortRows.ROWS, 65_536);

        List<List<Object>> rows = ParquetRows.read(file);
        assertThat(rows).hasSize(CohortRows.ROWS);
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.get(row)).isEqualTo(CohortRows.row(3, row));
        }
    }

    @Test
    void rowGroupsAreBounded() throws IOException {
        Path file = folder.resolve("rows");
        int rows = ROW_GROUP_ROWS + 1;
        write(file, 0, rows, 65_536);

        FileMetaData footer = ParquetRows.footer(file);
        assertThat(footer.getNum_rows()).isEqualTo(rows);
        assertThat(footer.getRow_groups())
                .extracting(RowGroup::getNum_rows)
                .containsExactly((long) ROW_GROUP_ROWS, 1L);
    }

    @Test
    void statisticsTellTheRangeAndTheNulls() throws IOException {
        Path file = folder.resolve("rows");
        write(file, 2, 1000, 64);

        var columns = ParquetRows.footer(file).getRow_groups().getFirst().getColumns();
        Statistics subjects = columns.get(0).getMeta_data().getStatistics();
        assertThat(number(subjects.getMin_value())).isEqualTo(200_000);
        assertThat(number(subjects.getMax_value())).isEqualTo(200_333);
        assertThat(subjects.getNull_count()).isZero();
        Statistics labels = columns.get(2).getMeta_data().getStatistics();
        assertThat(number(labels.getMax_value())).isEqualTo(2);
        assertThat(labels.getNull_count()).isEqualTo(2);
    }

    @Test
    void appendedPartsReadAsOneTable() throws IOException {
        try (var part = write(folder.resolve("0"), 0, 700, 100);
                var other = write(folder.resolve("1"), 1, 300, 100);
                var empty = write(folder.resolve("2"), 2, 0, 100);
                var joined =
                        new ParquetTableWriter(
                                Files.createFile(folder.resolve("joined")), CohortRows.SCHEMA)) {
            joined.append(part);
            joined.append(empty);
            joined.append(other);
            joined.finish();
        }

        List<List<Object>> expected = new ArrayList<>(ParquetRows.read(folder.resolve("0")));
        expected.addAll(ParquetRows.read(folder.resolve("1")));
        assertThat(expected).hasSize(1000);
        assertThat(ParquetRows.read(folder.resolve("joined"))).isEqualTo(expected);
    }

    private static ParquetTableWriter write(Path file, int shard, int rows, int batchRows)
            throws IOException {
        var writer = new ParquetTableWriter(Files.createFile(file), CohortRows.SCHEMA);
        try (var allocator = new RootAllocator();
                var batch = VectorSchemaRoot.create(CohortRows.SCHEMA, allocator)) {
            for (int first = 0; first < rows; first += batchRows) {
                CohortRows.fill(batch, shard, first, Math.min(batchRows, rows - first));
                writer.write(batch);
            }
            writer.finish();
            writer.close();
            return writer;
        }
    }

    private static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
}
