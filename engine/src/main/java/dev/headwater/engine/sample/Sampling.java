package dev.headwater.engine.sample;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Which cohort rows a run writes: of each subject those that `perSubject` says, and of these, by
/// chance, `maxRows` at most; null is no limit. Another `seed` is another chance.
public record Sampling(PerSubject perSubject, @Nullable Integer maxRows, long seed)
        implements Serializable {
    /// All rows.
    public static final Sampling NONE = new Sampling(new PerSubject.All(), null, 0);

    public Sampling {
        if (maxRows != null && maxRows < 1) {
            throw new IllegalArgumentException("no rows to choose");
        }
    }

    public boolean takesAll() {
        return perSubject instanceof PerSubject.All && maxRows == null;
    }
}
