package dev.headwater.engine.cli;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The text that another program hands over.
final class StandardInput {
    private StandardInput() {}

    /// All of it, up to its end.
    ///
    /// @throws DataException S013 if it cannot be read or is not UTF-8
    static String text() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(System.in.readAllBytes());
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw unreadable("not UTF-8 text", e);
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private static DataException unreadable(String reason, IOException cause) {
        return new DataException(
                DiagnosticCode.S013, "cannot read standard input: " + reason, cause);
    }
}
