package dev.headwater.engine.editor;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.SourceFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.jspecify.annotations.Nullable;

/// What there is to say about a place, in Markdown.
final class HoverText {
    private HoverText() {}

    /// Null where there is nothing to say.
    static @Nullable String at(OpenText text, int offset) {
        Occurrence occurrence = text.at(offset);
        if (occurrence != null) {
            return switch (occurrence.kind()) {
                case PREDICATE -> predicate(occurrence.name(), text);
                case WINDOW -> window(occurrence.name(), text);
            };
        }
        String duration = duration(text, offset);
        if (duration != null) {
            return duration;
        }
        return switch (text.source().form()) {
            case YAML -> key(text.source(), offset);
            case COHORT -> keyword(text.source(), offset);
        };
    }

    static MarkupContent markdown(String text) {
        return new MarkupContent(MarkupKind.MARKDOWN, text);
    }

    static String sentence(Special.Kind kind) {
        return switch (kind) {
            case ANY_EVENT -> "Holds at every event.";
            case RECORD_START -> "Holds at the first event of a subject.";
            case RECORD_END -> "Holds at the last event of a subject.";
        };
    }

    /// The declaration as written, without the indentation of its first line.
    static String snippet(PredicateDeclaration declaration) {
        SourceFile source = declaration.span().source();
        int start = declaration.span().start();
        int indentation = start - source.lineStart(source.lineOf(start));
        String text = declaration.span().text().replaceAll("(?m)^ {0," + indentation + "}", "");
        String language = source.form().name().toLowerCase(Locale.ROOT);
        return "```" + language + "\n" + text.strip() + "\n```";
    }

    /// The predicate, and behind it all that it is made of.
    private static @Nullable String predicate(String name, OpenText text) {
        Special.Kind special = Special.Kind.named(name);
        if (special != null) {
            return "`" + name + "`: " + sentence(special);
        }
        Map<String, PredicateDeclaration> declared = text.predicates();
        Set<String> names = new LinkedHashSet<>(List.of(name));
        var parts = new StringBuilder();
        while (!names.isEmpty() && parts.length() < 4_000) {
            String next = names.iterator().next();
            names.remove(next);
            PredicateDeclaration declaration = declared.get(next);
            if (declaration != null && parts.indexOf(heading(declaration)) < 0) {
                parts.append(heading(declaration)).append(snippet(declaration)).append("\n\n");
                text.occurrences().stream()
                        .filter(each -> each.kind() == Occurrence.Kind.PREDICATE)
                        .filter(each -> each.span().source() == declaration.span().source())
                        .filter(each -> Places.contains(declaration.span(), each.span().start()))
                        .forEach(each -> names.add(each.name()));
            }
        }
        return parts.isEmpty() ? null : parts.toString().strip();
    }

    private static String heading(PredicateDeclaration declaration) {
        String file = declaration.span().source().name();
        String shortName = file.substring(file.lastIndexOf('/') + 1);
        return "`" + declaration.name().text() + "`, " + shortName + ":\n";
    }

    private static @Nullable String window(String name, OpenText text) {
        return text.windows().stream()
                .filter(window -> window.name().text().equals(name))
                .findFirst()
                .map(WindowWords::of)
                .orElse(null);
    }

    private static @Nullable String duration(OpenText text, int offset) {
        return text.windows().stream()
                .flatMap(HoverText::boundaries)
                .filter(boundary -> Places.contains(boundary.span(), offset))
                .filter(BoundaryDeclaration.Expression.class::isInstance)
                .map(boundary -> ((BoundaryDeclaration.Expression) boundary).step())
                .filter(BoundaryStep.Offset.class::isInstance)
                .map(step -> ((BoundaryStep.Offset) step).duration())
                .map(step -> DurationWords.of(step) + (step.isNegative() ? " earlier" : " later"))
                .findFirst()
                .orElse(null);
    }

    private static Stream<BoundaryDeclaration> boundaries(WindowDeclaration window) {
        return Stream.of(window.start(), window.end());
    }

    private static @Nullable String key(SourceFile source, int offset) {
        int end = endOfWord(source, offset);
        boolean isKey = end < source.text().length() && source.text().charAt(end) == ':';
        CursorContext context = CursorContext.at(source, end);
        KeyDocumentation keys = KeyDocumentation.below(context.path());
        return isKey && context.key() == null && keys != null
                ? keys.sentence(context.written())
                : null;
    }

    private static @Nullable String keyword(SourceFile source, int offset) {
        int start = offset;
        while (start > 0 && isWordCharacter(source.text().charAt(start - 1))) {
            start--;
        }
        String word = source.text().substring(start, endOfWord(source, offset));
        StatementPlace place = StatementPlace.at(source, start);
        if (place == StatementPlace.STATEMENT || place == StatementPlace.AFTER_STATIC) {
            return KeyDocumentation.STATEMENT.sentence(word);
        }
        return place == StatementPlace.CLAUSE ? KeyDocumentation.CLAUSE.sentence(word) : null;
    }

    private static int endOfWord(SourceFile source, int offset) {
        int end = offset;
        while (end < source.text().length() && isWordCharacter(source.text().charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordCharacter(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
