package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.documents.SampleData;
import dev.headwater.tests.extraction.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Standard streams that are closed are not taken for files that the process has open.
class ClosedStreamsTest {
    private static final String TASK = "mortality/in_hospital_24h";

    @TempDir private Path folder;

    @Test
    void anArrowStreamToClosedStandardOutputIsAnError() throws IOException {
        ProcessRun run = extract(">&-", "stream", "--arrow", "-", "--no-manifest");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("error[D015]: cannot write to standard output");
    }

    @ParameterizedTest
    @ValueSource(strings = {">&-", "2>&-", "<&-", "<&- >&- 2>&-"})
    void filesAreWrittenAsEver(String redirections) throws IOException {
        Path open = folder.resolve("open/labels");
        Path closed = folder.resolve("closed/labels");
        assertThat(extract("", "open", "--out", open).exitCode()).isZero();
        assertThat(extract(redirections, "closed", "--out", closed).exitCode()).isZero();
        assertThat(Folders.bytes(closed)).isNotEmpty().isEqualTo(Folders.bytes(open));
    }

    private ProcessRun extract(String redirections, String name, Object... options)
            throws IOException {
        Object[] arguments =
                Stream.concat(
                                Stream.of(
                                        "extract",
                                        SampleData.task(TASK),
                                        "--predicates",
                                        SampleData.PREDICATES,
                                        "--data",
                                        SampleData.MEDS),
                                Stream.of(options))
                        .toArray();
        Path home = Files.createDirectories(folder.resolve(name + ".home"));
        return ProcessRun.redirected(redirections, home, arguments);
    }
}
