package dev.headwater.engine.check;

import dev.headwater.engine.check.PatternToken.Kind;
import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import java.util.List;

/// Regular expressions that match more or less than their look suggests: `ADMISSION*`, `I21.4`,
/// `^A|B`.
final class RegexRule implements Rule {
    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        for (PredicateDeclaration declaration : task.used()) {
            if (declaration instanceof PredicateDeclaration.Plain plain
                    && plain.code() instanceof CodeDeclaration.Regex(Scalar pattern, _)) {
                new Judgement(pattern, PatternToken.of(pattern.text()), findings).judge();
            }
        }
    }

    /// One pattern and its tokens.
    private record Judgement(Scalar scalar, List<PatternToken> tokens, Diagnostics findings) {
        void judge() {
            for (int i = 1; i < tokens.size(); i++) {
                judgeStar(tokens.get(i - 1), tokens.get(i));
                if (i + 1 < tokens.size()) {
                    judgeDot(tokens.get(i - 1), tokens.get(i), tokens.get(i + 1));
                }
            }
            judgeAlternatives();
            judgeAnchor();
        }

        private void judgeStar(PatternToken before, PatternToken token) {
            boolean isStar = token.kind() == Kind.QUANTIFIER && text(token).startsWith("*");
            if (!isStar || before.kind() != Kind.LITERAL || !isLetterOrSlash(before)) {
                return;
            }
            String repeated = text(before) + "*";
            String message = "`" + repeated + "` means any number of `" + text(before) + "`";
            warn(
                    DiagnosticCode.C040,
                    message,
                    span(before.start(), token.end()),
                    "write `" + text(before) + ".*` for anything behind it");
        }

        private void judgeDot(PatternToken before, PatternToken token, PatternToken after) {
            if (token.kind() == Kind.DOT && isWord(before) && isWord(after)) {
                warn(
                        DiagnosticCode.C041,
                        "`.` stands for any character",
                        span(token.start(), token.end()),
                        "write `[.]` for a dot");
            }
        }

        /// Whether some, but not all, of the alternatives are tied to the start or the end.
        private void judgeAlternatives() {
            List<PatternToken> bars =
                    tokens.stream()
                            .filter(token -> token.kind() == Kind.ALTERNATIVE && token.depth() == 0)
                            .toList();
            if (bars.isEmpty()) {
                return;
            }
            long alternatives = bars.size() + 1L;
            long starts = count(Kind.TEXT_START);
            long ends = count(Kind.TEXT_END);
            if (starts % alternatives != 0 || ends % alternatives != 0) {
                PatternToken bar = bars.getFirst();
                warn(
                        DiagnosticCode.C042,
                        "`|` splits the whole regex, `^` and `$` included",
                        span(bar.start(), bar.end()),
                        "put the alternatives in parentheses: `^(A|B)$`");
            }
        }

        private long count(Kind anchor) {
            return tokens.stream()
                    .filter(token -> token.kind() == anchor && token.depth() == 0)
                    .count();
        }

        private void judgeAnchor() {
            String pattern = scalar.text();
            boolean isPlain = tokens.stream().allMatch(token -> token.kind() == Kind.LITERAL);
            if (isPlain) {
                warn(
                        DiagnosticCode.C044,
                        "this regex is a plain text, found anywhere in a code",
                        scalar.span(),
                        "write `code: "
                                + pattern
                                + "` for exactly this code, `^"
                                + pattern
                                + "` for codes that begin with it");
            } else if (pattern.matches("[A-Z][A-Z0-9_]*//.*")) {
                warn(
                        DiagnosticCode.C043,
                        "without `^` this regex is found anywhere in a code",
                        scalar.span(),
                        "write `^" + pattern + "` for codes that begin so");
            }
        }

        private boolean isLetterOrSlash(PatternToken token) {
            char c = scalar.text().charAt(token.start());
            return Character.isLetter(c) || c == '_' || c == '/';
        }

        private boolean isWord(PatternToken token) {
            return token.kind() == Kind.LITERAL
                    && Character.isLetterOrDigit(scalar.text().charAt(token.start()));
        }

        private String text(PatternToken token) {
            return token.text(scalar.text());
        }

        /// A part of the pattern, or all of it where it is written with escapes.
        private Span span(int start, int end) {
            Span whole = scalar.span();
            int offset = whole.text().indexOf(scalar.text());
            return offset < 0
                    ? whole
                    : whole.source()
                            .span(whole.start() + offset + start, whole.start() + offset + end);
        }

        private void warn(DiagnosticCode code, String message, Span span, String help) {
            findings.add(Diagnostic.warning(code, message, span, "").withHelp(help));
        }
    }
}
