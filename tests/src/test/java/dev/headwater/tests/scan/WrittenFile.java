package dev.headwater.tests.scan;

import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.ShardCatalog;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/// A file of `writers/`: what it is, which rows are null and how many there are, all said by its
/// name, as `make_files.py` explains.
record WrittenFile(String kind, String nulls, int rowCount, Shard shard) {

    /// All files that can be read.
    static List<WrittenFile> all() {
        return ShardCatalog.list(folder()).stream()
                .map(WrittenFile::of)
                .filter(file -> !file.nulls.equals("refused"))
                .toList();
    }

    static Path folder() {
        try {
            return Path.of(WrittenFile.class.getResource("/writers").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static WrittenFile of(Shard shard) {
        String[] parts = shard.name().split("\\.");
        int rowCount = parts.length < 3 ? 0 : Integer.parseInt(parts[2]);
        return new WrittenFile(parts[0], parts[1], rowCount, shard);
    }

    boolean isNull(int row) {
        return switch (nulls) {
            case "none" -> false;
            case "some" -> row % 5 == 2;
            case "runs" -> row / 100 % 2 == 1;
            case "all" -> true;
            default -> throw new AssertionError(nulls);
        };
    }

    long subject(int row) {
        return 100 + row / 7;
    }

    long micros(int row) {
        return kind.equals("time-date")
                ? (row % 1000 - 500) * 86_400_000_000L
                : (row / 3 * 61_003L - 1_000_000) * 1000;
    }

    String code(int row) {
        if (kind.endsWith("integer")) {
            return kind.startsWith("code") ? String.valueOf(row * row % 37 - 5) : textCode(row);
        }
        return textCode(row);
    }

    private static String textCode(int row) {
        return row % 3 == 0 ? "Größe//" + row % 401 : "CODE//" + (long) row * row % 37;
    }

    double number(int row) {
        return kind.startsWith("number-integer") ? row * 37L % 101 : row * 37L % 1001 / 8.0 - 20;
    }

    String note(int row) {
        return row % 4 == 0 ? "" : "x".repeat(row % 13);
    }

    @Override
    public String toString() {
        return shard.name();
    }
}
