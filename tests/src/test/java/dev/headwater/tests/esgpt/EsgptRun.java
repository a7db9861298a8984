package dev.headwater.tests.esgpt;

import dev.headwater.engine.analysis.AnalysisOptions;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.Dataset;
import dev.headwater.engine.scan.EsgptDataset;
import dev.headwater.engine.scan.RowRange;
import dev.headwater.engine.scan.Shard;
import dev.headwater.engine.scan.SpareArrays;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.tests.extraction.CohortTable;
import dev.headwater.tests.extraction.ShardRun;
import dev.headwater.tests.extraction.TaskText;
import java.nio.file.Path;

/// A task, given as text, over the folder of an ESGPT dataset.
public final class EsgptRun {
    private EsgptRun() {}

    /// @throws AssertionError with all diagnostics if the text is no valid task
    public static CohortTable of(String yaml, Semantics semantics, Path folder) {
        var dataset = (EsgptDataset) Dataset.of(InputFormat.ESGPT, folder, null);
        Shard shard = dataset.shards().getFirst();
        var options =
                new AnalysisOptions(
                        semantics,
                        InputFormat.ESGPT,
                        dataset.columnNames(shard),
                        null,
                        dataset.layout());
        ExtractionPlan plan = TaskText.plan(yaml, options);
        return ShardRun.ofScan(
                plan,
                allocator ->
                        dataset.open(
                                shard,
                                RowRange.ALL,
                                plan.scanColumns(),
                                plan.rowGroupFilter(),
                                allocator,
                                new SpareArrays()));
    }
}
