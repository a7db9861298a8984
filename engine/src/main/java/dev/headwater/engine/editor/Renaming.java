package dev.headwater.engine.editor;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.TextForm;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/// Gives a predicate or a window of one text another name, wherever it stands there.
///
/// What a predicates file declares is not renamed from a task: other tasks may use it.
final class Renaming {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final List<String> TAKEN =
            List.of("and", "or", "not", "where", "in", "trigger", "start", "end", "None", "null");
    private static final List<String> WORDS_OF_BOUNDARIES =
            List.of("record", "next", "previous", "after", "before", "any", "event", "events");

    private Renaming() {}

    /// The name at a place, or null if there is none.
    ///
    /// @throws ResponseErrorException with the reason if it cannot be renamed
    static @Nullable Occurrence target(OpenText text, int offset) {
        Occurrence occurrence = text.at(offset);
        if (occurrence == null || Special.Kind.named(occurrence.name()) != null) {
            return null;
        }
        SourceFile elsewhere =
                text.all(occurrence).stream()
                        .filter(Occurrence::isDeclaration)
                        .map(declaration -> declaration.span().source())
                        .filter(source -> source != text.source())
                        .findFirst()
                        .orElse(null);
        if (elsewhere != null) {
            throw refusal(
                    "`"
                            + occurrence.name()
                            + "` is declared in "
                            + elsewhere.name()
                            + ", which other tasks may use");
        }
        return occurrence;
    }

    /// @throws ResponseErrorException with the reason if `newName` cannot be the name
    static List<TextEdit> edits(OpenText text, Occurrence target, String newName) {
        if (!NAME.matcher(newName).matches()) {
            throw refusal("names consist of letters, digits and `_`");
        }
        if (isTaken(newName, text.source().form())) {
            throw refusal("`" + newName + "` has a meaning of its own");
        }
        boolean exists =
                text.occurrences().stream()
                        .anyMatch(each ->
                                each.kind() == target.kind() && each.name().equals(newName));
        if (exists && !newName.equals(target.name())) {
            throw refusal("`" + newName + "` is already used");
        }
        return text.all(target).stream()
                .map(Occurrence::span)
                .filter(span -> span.source() == text.source())
                .distinct()
                .map(span -> new TextEdit(Places.range(span), newName))
                .toList();
    }

    /// In the text form only backquotes would make a name of a number or of a word of boundaries,
    /// and they may not stand in expressions.
    private static boolean isTaken(String name, TextForm form) {
        boolean isTakenHere =
                switch (form) {
                    case YAML -> false;
                    case COHORT ->
                            WORDS_OF_BOUNDARIES.contains(name) || Character.isDigit(name.charAt(0));
                };
        return isTakenHere || TAKEN.contains(name) || Special.Kind.named(name) != null;
    }

    private static ResponseErrorException refusal(String reason) {
        return new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, reason, null));
    }
}
