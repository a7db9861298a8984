package dev.headwater.engine.analysis;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.diagnostic.DiagnosticCode;

/// The names that predicates and windows may have: letters, digits and underscores of any script.
final class Words {
    private Words() {}

    /// Reports `name` of a `kind` of thing if it is malformed.
    static void check(String kind, Name name, AnalysisScope scope) {
        if (name.text().isEmpty() || !name.text().codePoints().allMatch(Words::isWordCharacter)) {
            String message = "malformed " + kind + " name `" + name.text() + "`";
            scope.reject(
                    DiagnosticCode.T002,
                    name.span(),
                    message,
                    "names consist of letters, digits and `_`");
        }
    }

    private static boolean isWordCharacter(int character) {
        int type = Character.getType(character);
        return character == '_'
                || Character.isLetterOrDigit(character)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
