package dev.headwater.engine.window;

import dev.headwater.engine.plan.Tally;
import java.util.Arrays;

/// One [Tally] for each of some points of a plan, added up subject by subject: all triggers of one
/// subject come before those of the next. Not thread-safe.
final class TallyColumns {
    private final long[] triggers;
    private final long[] subjects;
    private final long[] lastSubject;

    TallyColumns(int points) {
        triggers = new long[points];
        subjects = new long[points];
        lastSubject = new long[points];
        Arrays.fill(lastSubject, -1);
    }

    /// Adds triggers of one subject.
    ///
    /// @param subject its ordinal number
    void add(int point, long subject, long count) {
        if (count == 0) {
            return;
        }
        triggers[point] += count;
        if (lastSubject[point] != subject) {
            lastSubject[point] = subject;
            subjects[point]++;
        }
    }

    Tally at(int point) {
        return new Tally(triggers[point], subjects[point]);
    }
}
