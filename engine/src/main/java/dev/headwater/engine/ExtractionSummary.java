package dev.headwater.engine;

import dev.headwater.engine.plan.ExtractionPlan;

/// What a run did: the plan, the number of shards, and their counts added up.
public record ExtractionSummary(ExtractionPlan plan, int shards, ShardCounts total) {}
