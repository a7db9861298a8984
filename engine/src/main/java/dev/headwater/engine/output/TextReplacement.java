package dev.headwater.engine.output;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.source.EncodedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// Puts another text in the place of a text file: the new one or the old one, never a part. A byte
/// order mark and the permissions stay, and so does a symbolic link to the file.
public final class TextReplacement {
    private TextReplacement() {}

    /// @param before the text that the file is known to hold, without a byte order mark
    /// @throws DataException D015 if the file holds another text by now, or cannot be written
    public static void write(Path file, String before, String after) {
        try (var staged = new StagedFiles()) {
            Path target = file.toRealPath();
            EncodedText found = EncodedText.decode(Files.readAllBytes(target));
            if (!found.text().equals(before)) {
                throw new DataException(
                        DiagnosticCode.D015, "cannot write `" + file + "`: it has just changed");
            }
            Path temporary = staged.scratch(target);
            Files.writeString(temporary, new EncodedText(after, found.hasMark()).toString());
            copyPermissions(target, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw OutputFailure.of(file.toString(), e);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView permissions =
                Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (permissions != null) {
            Files.setPosixFilePermissions(to, permissions.readAttributes().permissions());
        }
    }
}
