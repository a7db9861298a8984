package dev.headwater.tests.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.engine.scan.CodeHierarchy;
import dev.headwater.engine.scan.CodeHierarchy.Below;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.task.InputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The hierarchy in the metadata of MEDS data, as `make_code_lists.py` wrote it with many writers.
class CodeHierarchyTest {
    private static final Path LISTS = Path.of("src/test/resources/code-lists");

    private final BufferAllocator allocator = new RootAllocator();
    @TempDir private Path root;

    static List<Path> lists() throws IOException {
        try (Stream<Path> files = Files.list(LISTS)) {
            return files.sorted().toList();
        }
    }

    @AfterEach
    void close() {
        allocator.close();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void descendantsAreFoundAtAnyDistance(Path list) throws IOException {
        CodeHierarchy hierarchy = dataset(list).hierarchy(allocator);
        assertThat(hierarchy.missing()).isNull();
        assertThat(hierarchy.below(Set.of("CCS/7", "ICD10CM/I21", "LAB//NA", "A", "UNHEARD/OF")))
                .isEqualTo(
                        Map.of(
                                "CCS/7",
                                new Below.Codes(
                                        Set.of(
                                                "CCS/7",
                                                "CCS/100",
                                                "ICD10CM/I20-I25",
                                                "ICD10CM/I21",
                                                "ICD10CM/I21.9")),
                                "ICD10CM/I21",
                                new Below.Codes(Set.of("ICD10CM/I21", "ICD10CM/I21.9")),
                                "LAB//NA",
                                new Below.Codes(Set.of("LAB//NA")),
                                "A",
                                new Below.Codes(Set.of("A", "B")),
                                "UNHEARD/OF",
                                new Below.Codes(Set.of("UNHEARD/OF"))));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void ancestorsAreThoseAtAnyDistance(Path list) throws IOException {
        assertThat(dataset(list).ancestors(allocator))
                .isEqualTo(
                        Map.of(
                                "ICD10CM/I21.9",
                                List.of("CCS/100", "CCS/7", "ICD10CM/I20-I25", "ICD10CM/I21"),
                                "ICD10CM/I21",
                                List.of("CCS/7", "ICD10CM/I20-I25"),
                                "ICD10CM/I20-I25",
                                List.of("CCS/7"),
                                "CCS/100",
                                List.of("CCS/7"),
                                "A",
                                List.of("B"),
                                "B",
                                List.of("A")));
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        EventDataset withoutList = dataset();
        assertThat(withoutList.hierarchy(allocator).missing())
                .isEqualTo("there is no `metadata/codes.parquet`");
        assertThat(withoutList.ancestors(allocator)).isEmpty();
        EventDataset withoutParents =
                dataset(Path.of("src/test/resources/datasets/clean/metadata/codes.parquet"));
        assertThat(withoutParents.hierarchy(allocator).missing())
                .isEqualTo("`metadata/codes.parquet` has no lists `parent_codes`");
    }

    /// Every third byte is damaged in turn; either nobody notices, or the data are to blame.
    @ParameterizedTest
    @MethodSource("lists")
    void damagedListsAreMistakesInTheData(Path list) throws IOException {
        byte[] bytes = Files.readAllBytes(list);
        EventDataset dataset = dataset(list);
        Path codes = root.resolve("metadata/codes.parquet");
        for (int i = 4; i < bytes.length; i += 3) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) 0x55;
            Files.write(codes, damaged);
            try {
                dataset.ancestors(allocator);
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("codes.parquet");
            }
        }
        Files.write(codes, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> dataset.ancestors(allocator)).isInstanceOf(DataException.class);
    }

    private EventDataset dataset(Path list) throws IOException {
        Files.createDirectories(root.resolve("metadata"));
        Files.copy(list, root.resolve("metadata/codes.parquet"));
        return dataset();
    }

    private EventDataset dataset() {
        return (EventDataset) Dataset.of(InputFormat.MEDS, root, null);
    }
}
