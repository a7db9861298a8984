package dev.headwater.engine.editor;

import dev.headwater.engine.TaskCompiler;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The texts that are open in the editor, and the predicates files that they name.
///
/// A task names its predicates file by a comment, `# headwater: predicates=dataset.yaml` or `--
/// headwater: predicates=dataset.yaml`, relative to itself; tasks without one have that of the
/// editor's settings. Thread-safe.
final class OpenTexts {
    private static final Pattern HINT =
            Pattern.compile("(?m)^\\s*(?:#|--)\\s*headwater:\\s*predicates\\s*=\\s*(\\S.*?)\\s*$");

    private final Map<String, SourceFile> texts = new ConcurrentHashMap<>();
    private final Map<String, OpenText> lastReadable = new ConcurrentHashMap<>();
    private volatile @Nullable Path defaultPredicates;

    void setDefaultPredicates(@Nullable Path file) {
        defaultPredicates = file;
    }

    void put(String uri, String text) {
        texts.put(uri, new SourceFile(nameOf(uri), text));
    }

    void remove(String uri) {
        texts.remove(uri);
        lastReadable.remove(uri);
    }

    List<String> uris() {
        return List.copyOf(texts.keySet());
    }

    /// The text as it is now, or null if it is not open.
    @Nullable OpenText read(String uri) {
        SourceFile source = texts.get(uri);
        if (source == null) {
            return null;
        }
        OpenText text = OpenText.of(source, predicatesOf(uri, source));
        if (text.task() != null || text.file() != null) {
            lastReadable.put(uri, text);
        }
        return text;
    }

    /// The text as it was when it could last be read: names in it are still good while a line is
    /// being typed. Null if it never could be read.
    @Nullable OpenText lastReadable(String uri) {
        OpenText now = read(uri);
        OpenText last = lastReadable.get(uri);
        return last == null ? now : last;
    }

    /// What the editor calls a text.
    String uriOf(SourceFile source) {
        for (Map.Entry<String, SourceFile> open : texts.entrySet()) {
            if (open.getValue().name().equals(source.name())) {
                return open.getKey();
            }
        }
        return Path.of(source.name()).toAbsolutePath().toUri().toString();
    }

    /// An open file counts as it is in the editor, any other one as it is on disk.
    private @Nullable SourceFile predicatesOf(String uri, SourceFile task) {
        Path file = predicatesFile(uri, task);
        if (file == null) {
            return null;
        }
        for (Map.Entry<String, SourceFile> open : texts.entrySet()) {
            if (!open.getKey().equals(uri) && file.equals(pathOf(open.getKey()))) {
                return open.getValue();
            }
        }
        return TaskCompiler.text(file, new Diagnostics());
    }

    private @Nullable Path predicatesFile(String uri, SourceFile task) {
        Matcher hint = HINT.matcher(task.text());
        Path self = pathOf(uri);
        if (!hint.find()) {
            return defaultPredicates;
        }
        try {
            Path written = Path.of(hint.group(1));
            Path resolved = self == null ? written : self.resolveSibling(written);
            return resolved.toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            return null;
        }
    }

    private static String nameOf(String uri) {
        Path path = pathOf(uri);
        return path == null ? uri : path.toString();
    }

    /// Null for a text that is no file.
    private static @Nullable Path pathOf(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equals(parsed.getScheme()) ? Path.of(parsed).normalize() : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
