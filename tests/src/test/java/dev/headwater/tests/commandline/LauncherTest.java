package dev.headwater.tests.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.tests.documents.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher is the program that it is called as.
class LauncherTest {
    @TempDir private Path folder;

    @Test
    void asExpandShardsItNamesShards() throws IOException {
        ProcessRun run = ProcessRun.byName("expand_shards", folder, "train/2", "x_1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("train/0,train/1,x_0\n");
    }

    @Test
    void asAcesCliItTakesOverrides() throws IOException {
        ProcessRun run =
                ProcessRun.byName(
                        "aces-cli", folder, "--cfg", "job", "-p", "cohort_dir", "cohort_dir=a b");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("a b\n");
    }

    @Test
    void aMemoryThatIsNoSizeIsRefused() throws IOException {
        ProcessRun run = ProcessRun.withSetting("HEADWATER_MEMORY=lots", "aces-cli", folder);

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err())
                .isEqualTo("headwater: HEADWATER_MEMORY is no size such as 4g: lots\n");
    }

    @Test
    void byAnyOtherNameItIsHeadwater() throws IOException {
        ProcessRun run = ProcessRun.byName("hw", folder, "--version");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("headwater ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aces-cli", "expand_shards"})
    void theProgramsOfAcesAreLinksToIt(String name) throws IOException {
        assertThat(Files.readSymbolicLink(Repository.file("bin/" + name)))
                .isEqualTo(Path.of("../headwater"));
    }
}
