package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.TableFile;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The files of an OMOP folder by table: one file named after the table, or a folder of many,
/// whatever the case of letters. Others are passed over.
record OmopFolder(Map<OmopTable, List<TableFile>> files) {
    /// @throws DataException if there is no such folder, it cannot be read, or it lacks a table
    ///   that must be there
    static OmopFolder list(Path folder) {
        if (!Files.exists(folder)) {
            throw new DataException(DiagnosticCode.D001, "no such file or folder (" + folder + ")");
        }
        Map<OmopTable, List<TableFile>> files = new EnumMap<>(OmopTable.class);
        for (Path entry : entries(folder)) {
            add(entry, files);
        }
        for (OmopTable table : OmopTable.values()) {
            if (table.isRequired() && !files.containsKey(table)) {
                throw new DataException(
                        DiagnosticCode.D030,
                        "no table `"
                                + table.tableName()
                                + "`: neither `"
                                + table.tableName()
                                + ".parquet` or `.csv` nor a folder of that name"
                                + (Files.isDirectory(folder.resolve("data"))
                                        ? "; MEDS data need no --format"
                                        : "")
                                + " ("
                                + folder
                                + ")");
            }
        }
        return new OmopFolder(files);
    }

    /// Whether a folder has the tables of a CDM, by their names.
    static boolean isOne(Path folder) {
        Map<OmopTable, List<TableFile>> files = new EnumMap<>(OmopTable.class);
        for (Path entry : Files.isDirectory(folder) ? entries(folder) : List.<Path>of()) {
            add(entry, files);
        }
        return files.containsKey(OmopTable.PERSON) && files.size() > 1;
    }

    List<TableFile> of(OmopTable table) {
        return files.getOrDefault(table, List.of());
    }

    /// All files, table by table.
    List<Path> paths() {
        return files.values().stream().flatMap(List::stream).map(TableFile::path).toList();
    }

    private static void add(Path entry, Map<OmopTable, List<TableFile>> files) {
        boolean isFolder = Files.isDirectory(entry);
        String name = isFolder ? String.valueOf(entry.getFileName()) : TableFile.tableName(entry);
        for (OmopTable table : OmopTable.values()) {
            if (table.tableName().equals(name.toLowerCase(Locale.ROOT))) {
                List<TableFile> found =
                        isFolder ? filesBelow(entry) : List.of(new TableFile(entry));
                if (!found.isEmpty()) {
                    requireOne(table, entry, files);
                    files.put(table, found);
                }
            }
        }
    }

    private static void requireOne(
            OmopTable table, Path entry, Map<OmopTable, List<TableFile>> files) {
        List<TableFile> other = files.get(table);
        if (other != null) {
            throw new DataException(
                    DiagnosticCode.D030,
                    "two tables `"
                            + table.tableName()
                            + "`: "
                            + other.getFirst().path()
                            + " and "
                            + entry);
        }
    }

    private static List<TableFile> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file ->
                            !TableFile.tableName(file).isEmpty()
                                    && !isHidden(folder.relativize(file))
                                    && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(TableFile::new)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    DiagnosticCode.D030, "a file, not a folder of tables (" + folder + ")");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return new ArrayList<>(entries.sorted().toList());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static DataException unreadable(Path folder, Exception cause) {
        return new DataException(
                DiagnosticCode.D007,
                "cannot be read: " + cause.getMessage() + " (" + folder + ")",
                cause);
    }
}
