package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Arrow tables say which task they are of.
class ArrowMetadataTest {
    private static final Path TASK = SampleData.task("abnormal_lab/creatinine");

    @TempDir private Path folder;

    @Test
    void labelsAndWindowsHaveTheIdentityThatTheIdCommandTells() throws IOException {
        Path labels = folder.resolve("labels.arrow");
        Path windows = folder.resolve("windows.arrow");
        run("extract", "--data", SampleData.MEDS, "--arrow", labels, "--windows", windows);
        String identity = run("id");

        Map<String, String> metadata = metadata(labels);
        assertThat(metadata).containsEntry("headwater.semantics", "standard");
        for (String key : new String[] {"task_id", "predicates_id", "cohort_id"}) {
            assertThat(identity).contains(metadata.get("headwater." + key));
        }
        assertThat(metadata).containsKey("headwater.version").hasSize(5);
        assertThat(metadata(windows)).isEqualTo(metadata);
    }

    @Test
    void theSemanticsAreThoseOfTheRun() throws IOException {
        Path labels = folder.resolve("labels.arrow");
        run("extract", "--data", SampleData.MEDS, "--arrow", labels, "--semantics", "aces-0.7.3");

        assertThat(metadata(labels)).containsEntry("headwater.semantics", "aces-0.7.3");
    }

    private static Map<String, String> metadata(Path file) throws IOException {
        try (var allocator = new RootAllocator();
                var reader = new ArrowFileReader(Files.newByteChannel(file), allocator)) {
            return reader.getVectorSchemaRoot().getSchema().getCustomMetadata();
        }
    }

    private static String run(String command, Object... options) {
        Object[] arguments = new Object[4 + options.length];
        arguments[0] = command;
        arguments[1] = TASK;
        arguments[2] = "--predicates";
        arguments[3] = SampleData.PREDICATES;
        System.arraycopy(options, 0, arguments, 4, options.length);
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }
}
