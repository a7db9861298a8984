package dev.headwater.tests.report;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.ExtractionOptions.ReportTarget;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.RunCounts;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.htmlreport.HtmlReport;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.sample.Sampling;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.tests.extraction.InMemoryScan;
import dev.headwater.tests.extraction.ShardRun;
import dev.headwater.tests.extraction.TaskText;
import dev.headwater.tests.properties.RandomInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// A random task run over random records in some splits, and its reports.
record RandomRun(String yaml, ExtractionPlan plan, SortedMap<String, ShardCounts> splits) {
    private static final List<String> SPLITS = List.of("held_out", "train", "tuning");

    static RandomRun draw(Random random) {
        Semantics semantics = random.nextInt(4) == 0 ? Semantics.ACES_0_7_3 : Semantics.STANDARD;
        String yaml = RandomInput.task(random, semantics);
        ExtractionPlan plan = TaskText.plan(yaml, semantics, InputFormat.MEDS);
        SortedMap<String, ShardCounts> splits = new TreeMap<>();
        for (String split : SPLITS.subList(0, 1 + random.nextInt(SPLITS.size()))) {
            int shards = 1 + random.nextInt(8);
            for (int i = 0; i < shards; i++) {
                var rows = RandomInput.rows(random);
                ShardCounts counts =
                        ShardRun.countedScan(
                                        plan,
                                        allocator -> new InMemoryScan(rows, List.of(7), allocator))
                                .counts();
                splits.merge(split, counts, ShardCounts::plus);
            }
        }
        return new RandomRun(yaml, plan, splits);
    }

    String report(int leastCount) {
        return report(leastCount, splits);
    }

    /// The report of the same task and splits without data.
    String reportOfNothing(int leastCount) {
        SortedMap<String, ShardCounts> nothing = new TreeMap<>();
        ShardCounts none =
                ShardRun.countedScan(
                                plan,
                                allocator -> new InMemoryScan(List.of(), List.of(7), allocator))
                        .counts();
        splits.keySet().forEach(split -> nothing.put(split, none));
        return report(leastCount, nothing);
    }

    private String report(int leastCount, SortedMap<String, ShardCounts> counts) {
        var run = new RunCounts(counts);
        List<MatchCounts> matches = new ArrayList<>();
        for (int id = 0; id < plan.task().predicates().size(); id++) {
            long rows = run.total().plan().predicateRows().get(id);
            long subjects = run.total().plan().predicateSubjects().get(id);
            Integer codes = id % 2 == 0 ? null : (int) Math.min(rows, 2);
            matches.add(new MatchCounts(codes, rows, subjects));
        }
        var target = new ReportTarget(Path.of("report.html"), leastCount);
        return HtmlReport.of(
                new Sources(new SourceFile("task.yaml", yaml), null),
                null,
                options(target),
                target,
                new ExtractionSummary(plan, false, 1, run, matches));
    }

    private static ExtractionOptions options(ReportTarget target) {
        return new ExtractionOptions(
                Path.of("task.yaml"),
                null,
                Path.of("data"),
                InputFormat.MEDS,
                null,
                null,
                List.of(),
                0,
                1,
                1,
                1L << 30,
                null,
                LabelsSchema.STRICT,
                null,
                null,
                null,
                false,
                Sampling.NONE,
                null,
                target);
    }
}
