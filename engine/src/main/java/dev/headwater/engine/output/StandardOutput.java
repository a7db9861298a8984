package dev.headwater.engine.output;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where results go that are not put into files.
public final class StandardOutput {
    private static final int FILE_TYPE = 0xF000;
    private static final int PIPE = 0x1000;

    private StandardOutput() {}

    /// What to throw when standard output did not take all of a result: a [ClosedPipeException] if
    /// it leads to another program, else [#unwritable].
    public static RuntimeException failure() {
        return isPipe() ? new ClosedPipeException() : unwritable();
    }

    /// D015, for a result of which not all could be printed.
    public static DataException unwritable() {
        return new DataException(
                DiagnosticCode.D015,
                "cannot write to standard output: it is closed, or what it goes to is full");
    }

    /// A pipe is never full for good, so a write to it fails for one reason only.
    private static boolean isPipe() {
        try {
            int mode = (Integer) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode");
            return (mode & FILE_TYPE) == PIPE;
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
