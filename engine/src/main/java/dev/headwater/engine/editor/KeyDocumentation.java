package dev.headwater.engine.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the keys and statements of task and predicates files mean, in a sentence each, in the order
/// in which they are offered.
enum KeyDocumentation {
    TASK(
            "description", "What the file is about; for people.",
            "metadata", "Anything; for people and other programs.",
            "semantics", "`standard` (default) or `aces-0.7.3`: whose rules decide.",
            "predicates",
                    "Predicates by name: what a row must be like, or what must hold at an event.",
            "patient_demographics",
                    "Static predicates. Each limits the cohort to the subjects that have it.",
            "trigger", "The predicate whose events start a row of the cohort.",
            "windows", "Stretches of the record around the trigger, by name."),
    PREDICATE(
            "code",
                    "The code of a row: `X`, `{ any: [X, Y] }`, `{ regex: \"^X\" }` or"
                            + " `{ descendants_of: X }`.",
            "expr", "An expression: of events, `a and b`, or of rows, `lab where value < 13`.",
            "value_min", "The least `numeric_value`. Excluded unless `value_min_inclusive: true`.",
            "value_max",
                    "The greatest `numeric_value`. Excluded unless `value_max_inclusive: true`.",
            "value_min_inclusive", "Whether `value_min` itself matches. Default: `false`.",
            "value_max_inclusive", "Whether `value_max` itself matches. Default: `false`.",
            "static", "Whether the predicate selects subjects, by their rows without a time.",
            "other_cols", "Further columns and what they must be like."),
    CODE(
            "any", "One of these values.",
            "regex", "A regular expression (RE2), found anywhere unless tied with `^` or `$`.",
            "descendants_of", "A code, or a list of them: these and all below them in the data."),
    WINDOW(
            "start",
                    "Where the window starts: `trigger`, `other.end`, `end - 24h`, `end <- admission`, null.",
            "end",
                    "Where the window ends: `trigger`, `other.start`, `start + 24h`, `start -> discharge`, null.",
            "start_inclusive", "Whether events exactly at the earlier time count. Default: `true`.",
            "end_inclusive", "Whether events exactly at the later time count. Default: `true`.",
            "has", "Counts that the window must hold: `death: (None, 0)`, at least and at most.",
            "label", "The predicate whose presence in this window is the label.",
            "index_timestamp",
                    "`start` or `end`: which time of this window is the prediction time."),
    STATEMENT(
            "cohort", "What the cohort is called.",
            "description", "What the file is about; for people.",
            "metadata", "Anything; for people and other programs.",
            "semantics", "`standard` (default) or `aces-0.7.3`: whose rules decide.",
            "predicate", "What a row must be like, or what must hold at an event.",
            "static", "A predicate that holds for a subject, by its rows without a time.",
            "demographic", "A static predicate. It limits the cohort to the subjects that have it.",
            "trigger", "The predicate whose events start a row of the cohort.",
            "window", "A stretch of the record around the trigger."),
    CLAUSE(
            "require", "Counts that the window must hold: `no death`, `at least 5 events`.",
            "label", "The predicate whose presence in this window is the label.",
            "index", "`at start` or `at end`: which time of this window is the prediction time.");

    private final Map<String, String> sentences = new LinkedHashMap<>();

    /// @param pairs a key and its sentence, and so on
    KeyDocumentation(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            sentences.put(pairs[i], pairs[i + 1]);
        }
    }

    List<String> keys() {
        return List.copyOf(sentences.keySet());
    }

    /// Null for a key that is not one of these.
    @Nullable String sentence(String key) {
        return sentences.get(key);
    }

    /// The keys that may stand below `path`, the keys around a place from outside in; null where
    /// keys are names.
    static @Nullable KeyDocumentation below(List<String> path) {
        if (path.isEmpty()) {
            return TASK;
        }
        return switch (path.getFirst()) {
            case "windows" -> path.size() == 2 ? WINDOW : null;
            case "predicates", "patient_demographics" ->
                    switch (path.size()) {
                        case 2 -> PREDICATE;
                        case 3 -> CODE;
                        default -> null;
                    };
            default -> null;
        };
    }
}
