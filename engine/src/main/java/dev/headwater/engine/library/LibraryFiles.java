package dev.headwater.engine.library;

import dev.headwater.grammar.diagnostic.NearestName;
import dev.headwater.grammar.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The shipped files by name. A task is named by its place, such as `mortality/icu_24h`, a dataset
/// by a single word, such as `mimic-iv`, so one name says which is meant.
public final class LibraryFiles {
    private static final String SUFFIX = ".yaml";

    private static final List<String> FILES = read("library.txt").lines().toList();
    private static final List<String> TASKS = names("tasks/");
    private static final List<String> DATASETS = names("datasets/");

    private LibraryFiles() {}

    /// The names of all tasks, in order.
    public static List<String> tasks() {
        return TASKS;
    }

    /// The names of all datasets, in order.
    public static List<String> datasets() {
        return DATASETS;
    }

    /// The text of a task or of a dataset's predicates, null if there is none of that name.
    public static @Nullable SourceFile find(String name) {
        String file = (name.contains("/") ? "tasks/" : "datasets/") + name + SUFFIX;
        return FILES.contains(file) ? new SourceFile(name + SUFFIX, read(file)) : null;
    }

    /// The name that was probably meant: one that is spelt much like it, or a task called so in
    /// some area. Null if there is none.
    public static @Nullable String nearest(String written) {
        List<String> names = Stream.concat(tasks().stream(), datasets().stream()).toList();
        String name =
                written.endsWith(SUFFIX)
                        ? written.substring(0, written.length() - SUFFIX.length())
                        : written;
        return names.stream()
                .filter(known -> known.equals(name) || known.endsWith("/" + name))
                .findFirst()
                .orElseGet(() -> NearestName.of(name, names));
    }

    private static List<String> names(String folder) {
        return FILES.stream()
                .filter(line -> line.startsWith(folder))
                .map(line -> line.substring(folder.length(), line.length() - SUFFIX.length()))
                .toList();
    }

    private static String read(String file) {
        try (InputStream text = LibraryFiles.class.getResourceAsStream("files/" + file)) {
            if (text == null) {
                throw new IllegalStateException(file + " is not in the library");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
