package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;

/// Subject ids of direct tables that are text.
final class DirectSubject {
    private DirectSubject() {}

    /// @param row where the text stands, for the message
    /// @throws DataException if the text is no integer
    static long parse(String text, String row, DataLocation location) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw location.in(-1, DirectRows.SUBJECT_ID)
                    .error(DiagnosticCode.D006, "`" + text + "` in " + row + " is no integer");
        }
    }
}
