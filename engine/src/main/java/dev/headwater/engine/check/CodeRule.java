package dev.headwater.engine.check;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Codes that look like a regex, and regexes such as `^ICU` that match the longer names of other
/// predicates too. Behind `//`, a prefix is mostly meant: `^ICD//10//I21`.
final class CodeRule implements Rule {
    private static final Pattern REGEX_LOOK = Pattern.compile("^\\^.*|.*(\\.\\*|\\.\\+|\\\\d).*");
    private static final Pattern PREFIX = Pattern.compile("\\^\\w*[A-Za-z]");
    private static final Pattern LEADING_TEXT = Pattern.compile("^\\^[\\w/]*");

    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        List<String> texts =
                Stream.of(task.declared().predicates(), task.declared().demographics())
                        .flatMap(section -> section.values().stream())
                        .flatMap(CodeRule::codes)
                        .map(CodeRule::leadingText)
                        .toList();
        for (PredicateDeclaration declaration : task.used()) {
            if (declaration
                            instanceof
                            PredicateDeclaration.Plain(_, CodeDeclaration code, _, _, _, _, _)
                    && code instanceof CodeDeclaration.Regex(Scalar pattern, _)) {
                checkPrefix(pattern, texts, findings);
            } else {
                codes(declaration).forEach(literal -> checkLiteral(literal, findings));
            }
        }
    }

    /// The codes and patterns that a declaration names.
    private static Stream<Scalar> codes(PredicateDeclaration declaration) {
        if (!(declaration instanceof PredicateDeclaration.Plain plain) || plain.code() == null) {
            return Stream.of();
        }
        return switch (plain.code()) {
            case CodeDeclaration.Literal(Scalar code, _) -> Stream.of(code);
            case CodeDeclaration.AnyOf(List<Scalar> codes, _) -> codes.stream();
            case CodeDeclaration.DescendantsOf(List<Scalar> ancestors, _) -> ancestors.stream();
            case CodeDeclaration.Regex(Scalar pattern, _) -> Stream.of(pattern);
            case CodeDeclaration.Unreadable _ -> Stream.of();
        };
    }

    /// What codes begin with: all of a code, the text after the `^` of a regex.
    private static String leadingText(Scalar code) {
        var matcher = LEADING_TEXT.matcher(code.text());
        return matcher.find() ? matcher.group().substring(1) : code.text();
    }

    private static void checkPrefix(Scalar pattern, List<String> texts, Diagnostics findings) {
        if (!PREFIX.matcher(pattern.text()).matches()) {
            return;
        }
        String prefix = pattern.text().substring(1);
        texts.stream()
                .filter(text -> text.length() > prefix.length() && text.startsWith(prefix))
                .filter(text -> isWordCharacter(text.charAt(prefix.length())))
                .findFirst()
                .ifPresent(text ->
                        findings.add(
                                Diagnostic.warning(
                                                DiagnosticCode.C045,
                                                "this regex matches `" + text + "` as well",
                                                pattern.span(),
                                                "")
                                        .withHelp(
                                                "write `"
                                                        + pattern.text()
                                                        + "(//|$)` for this name only")));
    }

    private static boolean isWordCharacter(char character) {
        return character == '_' || Character.isLetterOrDigit(character);
    }

    private static void checkLiteral(Scalar code, Diagnostics findings) {
        if (REGEX_LOOK.matcher(code.text()).matches()) {
            String message = "a code is compared letter by letter, also `" + code.text() + "`";
            findings.add(
                    Diagnostic.warning(DiagnosticCode.C046, message, code.span(), "")
                            .withHelp("write `code: { regex: \"" + code.text() + "\" }`"));
        }
    }
}
