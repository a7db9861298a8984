package dev.headwater.engine.check;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Offsets of zero, and the unit `m`, which means minutes but is read as months.
final class OffsetRule implements Rule {
    private static final Pattern BARE_MINUTES = Pattern.compile("(?i)([\\d.]+)\\s*m(?![a-z])");

    /// Beside hours or seconds, `m` can only be minutes.
    private static final Pattern CLEAR_UNIT = Pattern.compile("(?i)\\d\\s*[hs]|:");

    @Override
    public void check(CheckedTask task, Diagnostics findings) {
        for (WindowDeclaration window : task.document().windows()) {
            for (BoundaryDeclaration boundary : List.of(window.start(), window.end())) {
                if (boundary
                        instanceof
                        BoundaryDeclaration.Expression(_, BoundaryStep.Offset offset, _)) {
                    check(offset, findings);
                }
            }
        }
    }

    private static void check(BoundaryStep.Offset offset, Diagnostics findings) {
        if (offset.micros() == 0) {
            String help = "write the reference alone, or how long the window is";
            findings.add(
                    Diagnostic.warning(
                                    DiagnosticCode.C006,
                                    "the offset is zero",
                                    offset.span(),
                                    "the same moment")
                            .withHelp(help));
        }
        String text = offset.span().text();
        Matcher minutes = BARE_MINUTES.matcher(text);
        if (minutes.find() && !CLEAR_UNIT.matcher(text).find()) {
            String amount = minutes.group(1);
            String message = "`" + minutes.group() + "` means " + amount + " minutes, not months";
            String help = "write `" + amount + " min` for minutes, or the number of days";
            findings.add(
                    Diagnostic.warning(DiagnosticCode.C007, message, offset.span(), "")
                            .withHelp(help));
        }
    }
}
