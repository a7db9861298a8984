package dev.headwater.engine.output;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says why an output cannot be written.
final class OutputFailure {
    private OutputFailure() {}

    static DataException of(String output, IOException cause) {
        return new DataException(
                DiagnosticCode.D015, "cannot write `" + output + "`: " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "no permission for `" + denied.getFile() + "`";
            case FileAlreadyExistsException exists -> "`" + exists.getFile() + "` is in the way";
            case NoSuchFileException missing -> "`" + missing.getFile() + "` does not exist";
            case FileSystemException failure when failure.getReason() != null ->
                    failure.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
