package dev.headwater.engine.editor;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.source.SourceFile;
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
        if (TAKEN.contains(newName) || Special.Kind.named(newName) != null) {
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

    private static ResponseErrorException refusal(String reason) {
        return new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, reason, null));
    }
}
