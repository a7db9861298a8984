package dev.headwater.engine.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.ShardCounts;
import dev.headwater.engine.attrition.TextAttrition;
import dev.headwater.engine.explain.TextTable;
import dev.headwater.engine.plan.MatchCounts;
import dev.headwater.engine.task.Predicate;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The lines at the end of a run: what came out, what it came from, and what a careful reader
/// should know.
public final class ExtractionReport {
    private final ExtractionOptions options;
    private final ExtractionSummary summary;
    private final ShardCounts total;

    public ExtractionReport(ExtractionOptions options, ExtractionSummary summary) {
        this.options = options;
        this.summary = summary;
        this.total = summary.total();
    }

    void printWarnings(PrintWriter err) {
        warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
    }

    void print(Duration elapsed, PrintWriter err) {
        String shards = summary.shards() == 1 ? "1 shard" : format("%,d shards", summary.shards());
        err.println(format("scanned  %,d rows in %s", total.rows(), shards));
        err.println(format("triggers %,d", total.triggers()));
        err.println(
                format(
                        "cohort   %,d rows of %,d subjects%s",
                        total.cohortRows(), total.cohortSubjects(), positives()));
        if (!options.sampling().takesAll()) {
            err.println("sampled  " + sample());
        }
        err.println("written  " + String.join(", ", outputs()));
        printMatches(err);
        err.print("attrition\n" + TextAttrition.of(summary.attrition()));
        err.println(format("time     %.2f s", elapsed.toNanos() / 1e9));
        err.flush();
    }

    /// Writes the figures as fields of an object.
    void write(Duration elapsed, JsonGenerator json) throws IOException {
        json.writeNumberField("shards", summary.shards());
        json.writeNumberField("rows", total.rows());
        json.writeNumberField("triggers", total.triggers());
        json.writeNumberField("cohort_rows", total.cohortRows());
        json.writeNumberField("cohort_subjects", total.cohortSubjects());
        if (hasLabel()) {
            json.writeNumberField("positive_labels", total.positives());
        }
        json.writeArrayFieldStart("written");
        for (String output : outputs()) {
            json.writeString(output);
        }
        json.writeEndArray();
        json.writeNumberField("seconds", elapsed.toMillis() / 1e3);
    }

    private void printMatches(PrintWriter err) {
        TextTable table = new TextTable("  ", 1, 3);
        table.add("predicate", "codes", "rows", "subjects");
        List<Predicate> predicates = summary.plan().task().predicates();
        for (int id = 0; id < predicates.size(); id++) {
            MatchCounts matches = summary.matches().get(id);
            Integer codes = matches.codes();
            table.add(
                    predicates.get(id).name(),
                    codes == null ? "-" : format("%,d", codes),
                    format("%,d", matches.rows()),
                    format("%,d", matches.subjects()));
        }
        err.print("matched\n" + table);
    }

    /// The data hold no row of them; events derived from others are not looked at.
    private List<String> unmatched() {
        List<Predicate> predicates = summary.plan().task().predicates();
        return IntStream.range(0, predicates.size())
                .filter(id -> predicates.get(id) instanceof Predicate.Plain)
                .filter(id -> summary.matches().get(id).rows() == 0)
                .mapToObj(id -> predicates.get(id).name())
                .toList();
    }

    /// What a careful reader should know, in sentences.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (String predicate : unmatched()) {
            warnings.add(
                    "predicate `"
                            + predicate
                            + "` matches nothing in the data (D013); `check --data` tells why");
        }
        boolean writesLabels = options.labelsPath() != null || options.arrowPath() != null;
        long complete = total.cohortRows() - total.nullRows();
        if (total.triggers() == 0) {
            warnings.add("no event matches the trigger");
        } else if (total.cohortRows() == 0) {
            warnings.add("the cohort is empty: no trigger meets all constraints");
        } else if (hasLabel() && (total.positives() == 0 || total.positives() == complete)) {
            warnings.add("all labels are " + (total.positives() > 0));
        }
        if (total.nullRows() > 0 && writesLabels && options.labelsSchema() == LabelsSchema.STRICT) {
            warnings.add(
                    format(
                            "%,d rows without a prediction time are not in the labels;"
                                    + " --labels-schema compat keeps them",
                            total.nullRows()));
        }
        if (!total.wasSorted()) {
            warnings.add(
                    "some shards are not sorted by subject and time; sorting took time and memory");
        }
        total.remarks()
                .forEach((remark, rows) ->
                        warnings.add(remark.about(rows) + " (" + remark.code() + ")"));
        return warnings;
    }

    private String sample() {
        Integer maxRows = options.sampling().maxRows();
        return options.sampling().perSubject().word()
                + " per subject"
                + (maxRows == null ? "" : format(", at most %,d rows", maxRows))
                + ", seed "
                + options.sampling().seed();
    }

    private String positives() {
        long complete = total.cohortRows() - total.nullRows();
        if (!hasLabel() || complete == 0) {
            return "";
        }
        return format(
                ", %,d positive (%.1f %%)",
                total.positives(), 100.0 * total.positives() / complete);
    }

    private boolean hasLabel() {
        return summary.plan().label() != null;
    }

    private List<String> outputs() {
        List<String> outputs = new ArrayList<>();
        if (options.labelsPath() != null) {
            outputs.add(options.labelsPath().toString());
        }
        if (options.windowsPath() != null) {
            outputs.add(options.windowsPath().toString());
        }
        if (options.arrowPath() != null) {
            outputs.add(options.arrowPath().equals("-") ? "standard output" : options.arrowPath());
        }
        if (options.attritionPath() != null) {
            outputs.add(options.attritionPath().toString());
        }
        if (options.report() != null) {
            outputs.add(options.report().file().toString());
        }
        if (options.manifest() != null) {
            outputs.add(options.manifest().file().toString());
        }
        return outputs;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
