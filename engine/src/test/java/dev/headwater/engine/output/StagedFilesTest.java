package dev.headwater.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFilesTest {
    @TempDir private Path folder;

    @Test
    void replacedFilesAreGone() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");

        try (var files = new StagedFiles()) {
            Files.writeString(files.stage(target), "new");
            files.commit();
        }

        assertThat(target).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
    }

    @Test
    void aCommitThatFailsHalfWayPutsReplacedFilesBack() throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "old");
        Path added = folder.resolve("added");
        Path blocked = folder.resolve("blocked");

        try (var files = new StagedFiles()) {
            Files.writeString(files.stage(old), "new");
            files.stage(added);
            files.stage(blocked);
            Files.createDirectory(blocked);
            assertThatThrownBy(files::commit).isInstanceOf(IOException.class);
        }

        assertThat(old).hasContent("old");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("old", "blocked");
    }
}
