package dev.headwater.engine.cli;

import dev.headwater.engine.explain.TextTable;
import dev.headwater.engine.survey.DataSurvey;
import dev.headwater.engine.survey.DescribedSurvey;
import dev.headwater.engine.survey.NumberText;
import dev.headwater.engine.survey.PredicateFindings;
import dev.headwater.engine.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A survey for people: a line for each predicate.
final class SurveyTable {
    private final Task task;
    private final DescribedSurvey survey;

    private SurveyTable(Task task, DescribedSurvey survey) {
        this.task = task;
        this.survey = survey;
    }

    /// Lines that end in `\n`.
    static String of(Task task, DescribedSurvey survey) {
        return new SurveyTable(task, survey).print();
    }

    private String print() {
        DataSurvey data = survey.data();
        String scanned =
                String.format(
                        Locale.ROOT,
                        "%,d rows of %,d subjects in %,d shard%s%n",
                        data.rows(),
                        data.subjects(),
                        data.shards(),
                        data.shards() == 1 ? "" : "s");
        String unsorted =
                data.isSorted()
                        ? ""
                        : "not sorted by subject: scattered subjects count several times\n";
        TextTable table = new TextTable("  ", 1, 3);
        table.add("predicate", "codes", "rows", "subjects");
        for (PredicateFindings findings : data.predicates()) {
            List<String> codes = findings.codes();
            table.add(
                    task.predicates().get(findings.predicate()).name(),
                    codes == null ? "-" : number(codes.size()),
                    number(findings.rows()),
                    number(findings.subjects()),
                    remarks(findings));
        }
        return scanned + unsorted + table;
    }

    private String remarks(PredicateFindings findings) {
        List<String> remarks = new ArrayList<>();
        List<String> codes = findings.codes();
        if (codes != null && codes.size() == 1) {
            String description = survey.descriptions().get(codes.getFirst());
            remarks.add(codes.getFirst() + (description == null ? "" : ", " + description));
        } else if (codes != null && !codes.isEmpty()) {
            remarks.add(codes.getFirst() + " ... " + codes.getLast());
        }
        PredicateFindings.Values values = findings.values();
        if (values != null && values.count() > 0) {
            remarks.add(
                    "values "
                            + NumberText.exact(values.min())
                            + " to "
                            + NumberText.exact(values.max())
                            + ", median "
                            + NumberText.rounded(values.median()));
        }
        return String.join("; ", remarks);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
