package dev.headwater.engine.cli;

import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.report.JsonReport;
import dev.headwater.engine.report.JsonText;
import dev.headwater.engine.scan.DataException;
import dev.headwater.engine.scan.Shard;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Messages for programs: a line of JSON for every event, with its `time` and name. Thread-safe.
final class JsonLog implements RunLog {
    private final PrintWriter err;
    private final boolean isQuiet;

    JsonLog(PrintWriter err, boolean isQuiet) {
        this.err = err;
        this.isQuiet = isQuiet;
    }

    @Override
    public void started(Pass pass, List<Shard> shards) {
        if (isQuiet) {
            return;
        }
        log(
                "start",
                json -> {
                    json.writeStringField("pass", pass.name().toLowerCase(Locale.ROOT));
                    json.writeNumberField("shards", shards.size());
                });
    }

    @Override
    public void shardDone(Shard shard, ShardCounts counts) {
        if (isQuiet) {
            return;
        }
        log(
                "shard",
                json -> {
                    json.writeStringField("shard", shard.name());
                    json.writeNumberField("rows", counts.rows());
                    json.writeNumberField("triggers", counts.triggers());
                    json.writeNumberField("cohort_rows", counts.cohortRows());
                });
    }

    @Override
    public void stopped(Diagnostics diagnostics) {
        diagnostics.all().forEach(this::log);
    }

    @Override
    public void refused(String message) {
        log("refused", json -> json.writeStringField("message", message));
    }

    @Override
    public void done(ExtractionReport report, Duration elapsed) {
        report.warnings()
                .forEach(warning ->
                        log("warning", json -> json.writeStringField("message", warning)));
        if (!isQuiet) {
            log("end", json -> report.write(elapsed, json));
        }
    }

    @Override
    public int failed(DataException failure) {
        log(failure.diagnostic());
        return ExitCode.DATA_IS_BROKEN;
    }

    private void log(Diagnostic diagnostic) {
        log(
                "diagnostic",
                json -> {
                    json.writeFieldName("diagnostic");
                    JsonReport.writeDiagnostic(diagnostic, json);
                });
    }

    /// @param fields writes those of the event
    private synchronized void log(String event, JsonText.Content fields) {
        err.print(
                JsonText.line(json -> {
                    json.writeStartObject();
                    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
                    json.writeStringField("time", time);
                    json.writeStringField("event", event);
                    fields.writeTo(json);
                    json.writeEndObject();
                }));
        err.flush();
    }
}
