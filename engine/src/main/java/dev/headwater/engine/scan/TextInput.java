package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads a text file in UTF-8.
public final class TextInput {
    private TextInput() {}

    /// @throws DataException D001 if there is none, D007 if it cannot be read
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            throw DataLocation.of(file).error(DiagnosticCode.D001, "no such file");
        } catch (IOException e) {
            throw DataLocation.of(file).unreadable(e);
        }
    }
}
