package dev.headwater.engine.cli;

import dev.headwater.engine.scan.DataException;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.source.EncodedText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/// The text that another program hands over.
final class StandardInput {
    private StandardInput() {}

    /// All of it, up to its end, without a byte order mark.
    ///
    /// @throws DataException S013 if it cannot be read or is not UTF-8
    static String text() {
        try {
            return EncodedText.decode(System.in.readAllBytes()).text();
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
