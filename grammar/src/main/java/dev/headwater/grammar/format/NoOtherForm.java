package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.source.TextForm;
import java.util.regex.Pattern;

/// Reports what one form can say and the other cannot.
record NoOtherForm(TextForm target, Diagnostics diagnostics) {
    /// What both forms read as a name without quotes.
    static final Pattern WORD = Pattern.compile("(?U)(?:[a-zA-Z0-9_]|[[^\\x00-\\x7F]&&\\S])+");

    void report(Span span, String what, String help) {
        String form =
                switch (target) {
                    case YAML -> "YAML";
                    case COHORT -> "the text form";
                };
        String message = what + " cannot be said in " + form;
        diagnostics.add(Diagnostic.error(DiagnosticCode.S025, message, span, "").withHelp(help));
    }

    /// The name, which must be a word where it stands.
    String word(Name name) {
        if (!WORD.matcher(name.text()).matches()) {
            report(name.span(), "the name `" + name.text() + "` here", "rename it");
        }
        return name.text();
    }

    /// The text between quotes, where a line end would be folded when it is read again.
    String text(Scalar value) {
        if (value.text().chars().anyMatch(c -> c == '\n' || c == '\r')) {
            report(value.span(), "a line end in a text", "leave it out");
        }
        return QuotedText.of(value.text());
    }
}
