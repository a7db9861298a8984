package dev.headwater.tests.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What folders hold.
public final class Folders {
    private Folders() {}

    /// All files below `folder`, by their relative names; empty if there is no such folder.
    public static List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies all files below `from`, by their relative names, to below `to`.
    public static void copy(Path from, Path to) {
        for (Path file : files(from)) {
            try {
                Files.createDirectories(to.resolve(file).getParent());
                Files.copy(from.resolve(file), to.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The bytes of all files below `folder`, in hexadecimal, by relative name.
    public static Map<String, String> bytes(Path folder) {
        Map<String, String> bytes = new TreeMap<>();
        for (Path file : files(folder)) {
            try {
                bytes.put(
                        file.toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(folder.resolve(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }
}
