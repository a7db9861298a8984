package dev.headwater.engine.conversion;

import dev.headwater.engine.scan.Remark;
import java.util.Map;

/// What a conversion wrote, and what was odd about rows that it read.
public record ConversionSummary(
        long rows, long subjects, int shards, int codes, Map<Remark, Long> remarks) {
    public ConversionSummary {
        remarks = Map.copyOf(remarks);
    }
}
