package dev.headwater.tests.reference;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one trigger meets with at each stage, in the order of evaluation, and its windows by
/// endpoint (null = does not exist). `label` is null if the label's window does not exist.
public record ReferenceFate(
        long subject,
        long time,
        List<Check> checks,
        Map<String, @Nullable Summary> windows,
        @Nullable Long label) {

    /// `isAsked`: what the stage needs is there.
    public record Check(boolean isAsked, boolean isPassed) {}

    /// Whether the trigger is left after the stage at this position; -1 = before the first.
    public boolean isLeftAfter(int stage) {
        return checks.subList(0, stage + 1).stream().allMatch(Check::isPassed);
    }

    /// The first stage that is not passed; the number of stages if all are.
    public int lostAt() {
        int stage = 0;
        while (stage < checks.size() && checks.get(stage).isPassed()) {
            stage++;
        }
        return stage;
    }
}
