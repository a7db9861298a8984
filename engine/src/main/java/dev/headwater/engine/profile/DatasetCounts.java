package dev.headwater.engine.profile;

import dev.headwater.engine.scan.DataException;
import java.util.ArrayList;
import java.util.List;

/// What is counted of a dataset, shard by shard and in all, and what could not be read. Not
/// thread-safe.
final class DatasetCounts {
    private final List<ShardTally> shards = new ArrayList<>();
    private final List<DataException> failures = new ArrayList<>();
    private final Findings findings;
    private final CodeCounts codes;

    /// Of nothing.
    DatasetCounts() {
        this.findings = new Findings();
        this.codes = new CodeCounts();
    }

    DatasetCounts(ShardTally shard, Findings findings, CodeCounts codes) {
        this.shards.add(shard);
        this.findings = findings;
        this.codes = codes;
    }

    /// Of a shard that cannot be read.
    DatasetCounts(DataException failure) {
        this();
        this.failures.add(failure);
    }

    /// Adds what comes behind this.
    DatasetCounts plus(DatasetCounts later) {
        for (ShardTally shard : later.shards) {
            if (!shards.isEmpty() && shards.getLast().shard.equals(shard.shard)) {
                shards.getLast().add(shard);
            } else {
                shards.add(shard);
            }
        }
        failures.addAll(later.failures);
        findings.add(later.findings);
        codes.add(later.codes);
        return this;
    }

    List<ShardTally> shards() {
        return shards;
    }

    List<DataException> failures() {
        return failures;
    }

    Findings findings() {
        return findings;
    }

    CodeCounts codes() {
        return codes;
    }
}
