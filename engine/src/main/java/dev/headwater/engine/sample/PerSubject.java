package dev.headwater.engine.sample;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which of the cohort rows of a subject a sample takes, by the time of their triggers.
public sealed interface PerSubject extends Serializable {
    record All() implements PerSubject {}

    record First() implements PerSubject {}

    record Last() implements PerSubject {}

    /// `count` rows by chance, or all if there are fewer.
    record Random(int count) implements PerSubject {
        public Random {
            if (count < 1) {
                throw new IllegalArgumentException("no rows to choose");
            }
        }
    }

    /// The rule as it is written, such as `random:2`.
    default String word() {
        return switch (this) {
            case All _ -> "all";
            case First _ -> "first";
            case Last _ -> "last";
            case Random(int count) -> "random:" + count;
        };
    }

    /// The rule that `word` says, or null if it says none.
    static @Nullable PerSubject of(String word) {
        Matcher random = Pattern.compile("random:([1-9][0-9]{0,8})").matcher(word);
        return switch (word) {
            case "all" -> new All();
            case "first" -> new First();
            case "last" -> new Last();
            case String _ when random.matches() -> new Random(Integer.parseInt(random.group(1)));
            case String _ -> null;
        };
    }
}
