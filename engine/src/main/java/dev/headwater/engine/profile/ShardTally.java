package dev.headwater.engine.profile;

import dev.headwater.engine.scan.Shard;

/// What is counted of one shard. `firstTime` and `lastTime` mean something if it `hasTimes`. Not
/// thread-safe.
final class ShardTally {
    final Shard shard;
    final SubjectRuns subjects = new SubjectRuns();

    /// Rows that stand before an earlier one of their subject.
    final Finding steppingBack = new Finding();

    long rows;
    long staticRows;
    long events;
    boolean hasTimes;
    long firstTime;
    long lastTime;

    ShardTally(Shard shard) {
        this.shard = shard;
    }

    /// Whether subjects ascend, and times within them.
    boolean isSorted() {
        return subjects.isAscending() && steppingBack.count() == 0;
    }

    void addTime(long time) {
        firstTime = hasTimes ? Math.min(firstTime, time) : time;
        lastTime = hasTimes ? Math.max(lastTime, time) : time;
        hasTimes = true;
    }

    /// Adds the counts of a later part of the same shard.
    void add(ShardTally later) {
        subjects.add(later.subjects);
        steppingBack.add(later.steppingBack);
        rows += later.rows;
        staticRows += later.staticRows;
        events += later.events;
        if (later.hasTimes) {
            addTime(later.firstTime);
            addTime(later.lastTime);
        }
    }
}
