package dev.headwater.tests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of the repository. Tests run in the folder `tests`.
public final class Repository {
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Repository() {}

    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    /// All files whose name ends in `suffix`, in order, without build results and hidden folders.
    public static List<Path> filesEndingIn(String suffix) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !isHiddenOrBuilt(ROOT.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHiddenOrBuilt(Path path) {
        for (Path part : path) {
            if (part.toString().equals("target") || part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
