package dev.headwater.engine.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.headwater.grammar.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/// The difference of two versions of a file, as `diff -u` shows it and `patch` takes it.
public final class UnifiedDiff {
    private static final int CONTEXT_LINES = 3;
    private static final String NO_LINE_END = "\n\\ No newline at end of file";

    private UnifiedDiff() {}

    /// Empty when the texts are the same.
    public static String of(SourceFile before, SourceFile after) {
        List<String> old = lines(before.text());
        List<String> difference =
                UnifiedDiffUtils.generateUnifiedDiff(
                        before.name(),
                        after.name(),
                        old,
                        DiffUtils.diff(old, lines(after.text())),
                        CONTEXT_LINES);
        return difference.isEmpty() ? "" : String.join("\n", difference) + "\n";
    }

    /// A carriage return belongs to its line, so that it is compared too.
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String behindLastEnd = lines.removeLast();
        if (!behindLastEnd.isEmpty()) {
            lines.add(behindLastEnd + NO_LINE_END);
        }
        return lines;
    }
}
