package dev.headwater.engine.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Files under temporary names until [#commit]. Closing without it, also by an interrupt of the
/// process, removes them and the folders made for them.
///
/// A temporary file is called `.headwater-*.tmp` and lies beside its target, so that renaming it is
/// atomic. Thread-safe.
final class StagedFiles implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 3;

    private final Map<Path, Path> targets = new LinkedHashMap<>();
    private final Set<Path> scratch = new LinkedHashSet<>();
    private final List<Path> createdFolders = new ArrayList<>();
    private final Thread onInterrupt = new Thread(this::discardAll, "remove-temporary-files");
    private boolean isOpen = true;

    StagedFiles() {
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /// A new empty file that [#commit] renames to `target`. Its folder is made.
    synchronized Path stage(Path target) throws IOException {
        Path temporary = temporaryBeside(target);
        targets.put(temporary, target);
        return temporary;
    }

    /// A new empty file beside `target` that is removed in any case.
    synchronized Path scratch(Path target) throws IOException {
        Path temporary = temporaryBeside(target);
        scratch.add(temporary);
        return temporary;
    }

    /// Makes a file that was to be removed one that [#commit] renames to `target`, beside which it
    /// lies.
    synchronized void keep(Path temporary, Path target) {
        if (!scratch.remove(temporary)) {
            throw new IllegalArgumentException("no file to be removed: " + temporary);
        }
        targets.put(temporary, target);
    }

    /// Removes one temporary file.
    synchronized void discard(Path temporary) {
        targets.remove(temporary);
        scratch.remove(temporary);
        deleteAll(List.of(temporary));
    }

    /// Renames all staged files to their targets. If one cannot be renamed, those already renamed
    /// are removed again, and the files that they replaced are put back.
    synchronized void commit() throws IOException {
        requireOpen();
        List<Path> renamed = new ArrayList<>();
        Map<Path, Path> replaced = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Path> entry : targets.entrySet()) {
                Path target = entry.getValue();
                if (Files.exists(target)) {
                    Path aside = scratch(target);
                    rename(target, aside);
                    replaced.put(aside, target);
                }
                rename(entry.getKey(), target);
                renamed.add(target);
            }
        } catch (IOException e) {
            deleteAll(renamed);
            putBack(replaced);
            throw e;
        }
        targets.clear();
        createdFolders.clear();
    }

    @Override
    public void close() {
        discardAll();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException _) {
            // The process is ending: the hook runs already and finds nothing left.
        }
    }

    private synchronized void discardAll() {
        isOpen = false;
        deleteAll(targets.keySet());
        deleteAll(scratch);
        deleteAll(createdFolders.reversed());
        targets.clear();
        scratch.clear();
        createdFolders.clear();
    }

    private void putBack(Map<Path, Path> replaced) {
        scratch.removeAll(replaced.keySet());
        replaced.forEach((aside, target) -> {
            try {
                rename(aside, target);
            } catch (IOException _) {
                // It stays under its temporary name, better than not at all.
            }
        });
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Tries again if another run removes the folder, which it made and left empty, meanwhile.
    private Path temporaryBeside(Path target) throws IOException {
        requireOpen();
        Path absolute = target.toAbsolutePath();
        String unique =
                Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
        String name = ".headwater-" + target.getFileName() + "-" + unique + ".tmp";
        for (int attempt = 1; ; attempt++) {
            try {
                createFolders(absolute.getParent());
                return Files.createFile(absolute.resolveSibling(name));
            } catch (NoSuchFileException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void createFolders(@Nullable Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        createFolders(folder.getParent());
        try {
            Files.createDirectory(folder);
            createdFolders.add(folder);
        } catch (FileAlreadyExistsException e) {
            // Another run may have made it in this moment.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private void requireOpen() throws IOException {
        if (!isOpen) {
            throw new IOException("the run was interrupted");
        }
    }

    /// A folder that is not empty stays, and so does what cannot be removed: nothing more can be
    /// done about it here.
    private static void deleteAll(Iterable<Path> paths) {
        for (Path path : paths) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException _) {
                // The next one may still go.
            }
        }
    }
}
