package dev.headwater.engine.analysis;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Edit;
import dev.headwater.predicates.ir.CodeMatcher;
import dev.headwater.predicates.regex.RegexCompiler;
import dev.headwater.predicates.regex.UnsupportedPatternException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The `code` of a plain predicate -> matcher. After a mistake, which is reported, a matcher that
/// matches nothing.
final class CodeResolver {
    private final AnalysisScope scope;

    CodeResolver(AnalysisScope scope) {
        this.scope = scope;
    }

    CodeMatcher resolve(CodeDeclaration code) {
        return switch (code) {
            case CodeDeclaration.Literal literal -> literal(literal.value());
            case CodeDeclaration.AnyOf anyOf -> anyOf(anyOf.values());
            case CodeDeclaration.Regex regex -> regex(regex.pattern());
            case CodeDeclaration.DescendantsOf below -> descendants(below);
            case CodeDeclaration.Unreadable unreadable -> {
                scope.report(unreadable.mistake());
                yield new CodeMatcher.Nothing();
            }
        };
    }

    private CodeMatcher literal(Scalar code) {
        if (isCode(code)) {
            return new CodeMatcher.Literal(code.text());
        }
        if (code.isNull() && !scope.isAces()) {
            String help = "to limit the values of another predicate, write `LAB where value < 13`";
            scope.reject(DiagnosticCode.S012, code.span(), "a null code matches nothing", help);
        }
        return new CodeMatcher.Nothing();
    }

    private CodeMatcher anyOf(List<Scalar> values) {
        Set<String> codes = new LinkedHashSet<>();
        for (Scalar value : values) {
            if (isCode(value)) {
                codes.add(value.text());
            } else if (value.isNull() && !scope.isAces()) {
                scope.reject(DiagnosticCode.T032, value.span(), "a code must be a text, not null");
            }
        }
        return codes.isEmpty() ? new CodeMatcher.Nothing() : new CodeMatcher.AnyOf(codes);
    }

    /// Without data, only the ancestors themselves are known.
    private CodeMatcher descendants(CodeDeclaration.DescendantsOf below) {
        if (scope.isAces()) {
            scope.reject(
                    DiagnosticCode.T042,
                    below.span(),
                    "descendants of a code are not supported by the semantics mode",
                    "use `semantics: standard`");
        }
        Set<String> ancestors = new LinkedHashSet<>();
        Set<String> codes = new LinkedHashSet<>();
        for (Scalar ancestor : below.ancestors()) {
            ancestors.add(ancestor.text());
            codes.add(ancestor.text());
            codes.addAll(scope.descendants().of(ancestor, scope));
        }
        return new CodeMatcher.DescendantsOf(ancestors, codes);
    }

    /// Whether the scalar is a code. One that is neither a code nor null is reported.
    private boolean isCode(Scalar code) {
        if (code.kind() != Scalar.Kind.STRING && !code.isNull()) {
            String message = "a code must be a text, not `" + code.text() + "`";
            String quoted = "\"" + code.text() + "\"";
            scope.report(
                    Diagnostic.error(DiagnosticCode.T032, message, code.span(), "")
                            .withHelp("write it in quotes: `" + quoted + "`")
                            .withFix(Edit.safe(code.span(), quoted)));
        }
        return code.kind() == Scalar.Kind.STRING;
    }

    private CodeMatcher regex(Scalar pattern) {
        return isRunnable(pattern)
                ? new CodeMatcher.Regex(pattern.text())
                : new CodeMatcher.Nothing();
    }

    /// Whether a regex can be run; reported when not.
    boolean isRunnable(Scalar pattern) {
        try {
            RegexCompiler.compile(pattern.text());
            return true;
        } catch (UnsupportedPatternException e) {
            scope.report(
                    Diagnostic.error(
                                    DiagnosticCode.T031,
                                    "the regex `"
                                            + pattern.text()
                                            + "` cannot be run: "
                                            + e.getMessage(),
                                    pattern.span(),
                                    "at character "
                                            + (pattern.text().codePointCount(0, e.index()) + 1))
                            .withHelp(
                                    "regexes are those of RE2 and Rust: no look-around and no"
                                            + " back-references"));
            return false;
        }
    }
}
