package dev.headwater.engine.output;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes text files.
public final class TextOutput {
    private TextOutput() {}

    /// Adds to a text file, which is made if it is not there.
    ///
    /// @throws DataException D015 if it cannot be written
    public static void append(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw OutputFailure.of(file.toString(), e);
        }
    }

    /// Writes all of the file or none.
    ///
    /// @throws DataException D010 if the file is there and must not be replaced, D015 if it cannot
    ///   be written
    public static void write(Path file, String text, boolean overwrite) {
        if (Files.exists(file) && !overwrite) {
            String message = "output `" + file + "` exists; pass --overwrite to replace it";
            throw new DataException(DiagnosticCode.D010, message);
        }
        try (var staged = new StagedFiles()) {
            Files.writeString(staged.stage(file), text);
            staged.commit();
        } catch (IOException e) {
            throw OutputFailure.of(file.toString(), e);
        }
    }
}
