package dev.headwater.engine;

/// What one slice of a shard held and gave, and the subjects among its rows that matter, if
/// `hasSubjects`.
record SliceCounts(ShardCounts counts, boolean hasSubjects, long firstSubject, long lastSubject) {}
