package dev.headwater.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBytesTest {
    private static final int SIZE = 3_000_000;

    @TempDir private Path folder;

    @Test
    void prefetchingDisturbsNoReadAndNoClose() throws IOException {
        byte[] content = new byte[SIZE];
        new Random(5).nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        for (int round = 0; round < 20; round++) {
            byte[] read = new byte[SIZE];
            try (FileBytes bytes = FileBytes.open(file)) {
                bytes.prefetch(1000, SIZE);
                bytes.read(0, read, 0, SIZE);
                assertThat(read).isEqualTo(content);
                bytes.prefetch(0, SIZE);
            }
        }
    }
}
