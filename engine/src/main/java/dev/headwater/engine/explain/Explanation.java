package dev.headwater.engine.explain;

import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A plan, and what is known about it from data.
///
/// `title` names the task. `matches` holds what each predicate matches, by id, as far as it is
/// known; it is empty without data. `estimated` is extrapolated from a part of the data, `actual`
/// counted over all of it; null = not asked for.
public record Explanation(
        String title,
        ExtractionPlan plan,
        Map<Integer, MatchCounts> matches,
        @Nullable TriggerFigures estimated,
        @Nullable TriggerFigures actual) {

    /// A plan without data.
    public static Explanation of(String title, ExtractionPlan plan) {
        return new Explanation(title, plan, Map.of(), null, null);
    }

    /// What is known of the predicate with this id.
    @Nullable MatchCounts matches(int predicate) {
        return matches.get(predicate);
    }

    String name(int predicate) {
        return plan.task().predicates().get(predicate).name();
    }
}
