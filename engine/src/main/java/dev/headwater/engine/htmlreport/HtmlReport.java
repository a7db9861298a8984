package dev.headwater.engine.htmlreport;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.ReportTarget;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.explain.Explanation;
import dev.headwater.engine.explain.SvgExplanation;
import dev.headwater.engine.identity.TaskIdentity;
import dev.headwater.engine.plan.ExtractionPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A run as a page of HTML: the frame of `report.html`, filled in.
///
/// The same run gives the same bytes; there is no time, machine or folder in it.
public final class HtmlReport {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlReport() {}

    /// @param identity null for a task that is none without its predicates file
    public static String of(
            Sources sources,
            @Nullable TaskIdentity identity,
            ExtractionOptions options,
            ReportTarget target,
            ExtractionSummary summary) {
        var disclosure = new Disclosure(target.leastCount());
        CohortCounts told = disclosure.told(CohortCounts.of(summary));
        return of(sources, identity, options, summary.plan(), disclosure, told);
    }

    /// No figure comes from anywhere but `told`.
    static String of(
            Sources sources,
            @Nullable TaskIdentity identity,
            ExtractionOptions options,
            ExtractionPlan plan,
            Disclosure disclosure,
            CohortCounts told) {
        String name = name(sources);
        var text = new CountText(disclosure.isExact());
        var funnels = new FunnelTables(plan, told, text);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Markup.escaped(name));
        parts.put("summary", funnels.summary());
        parts.put("disclosure", disclosureNote(disclosure));
        parts.put("timeline", SvgExplanation.of(Explanation.of(name, plan)));
        parts.put("task", TaskTexts.of(sources));
        parts.put("funnel", funnels.funnel());
        parts.put("labels", funnels.labels());
        parts.put("predicates", PredicateTable.of(plan, told, text));
        parts.put("times", new TimeTables(plan, told, disclosure).toString());
        parts.put("facts", RunFacts.of(sources, identity, options, plan, text.of(told.dataRows())));
        return filled(frame(), parts);
    }

    private static String disclosureNote(Disclosure disclosure) {
        int least = disclosure.leastCount();
        return disclosure.isExact()
                ? "All counts are exact, small ones too: this page must not leave the site unless"
                        + " its rules allow that."
                : "All counts are rounded to multiples of "
                        + least
                        + " so that they add up; “few” is none or a small number. The page would be"
                        + " the same if they were exact, so no count below "
                        + least
                        + " can be worked out from it.";
    }

    /// The name of the task's file, without folders and ending.
    private static String name(Sources sources) {
        return String.valueOf(Path.of(sources.task().name()).getFileName())
                .replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    /// What is filled in is not looked at again.
    private static String filled(String frame, Map<String, String> parts) {
        return PLACE.matcher(frame)
                .replaceAll((MatchResult place) ->
                        Matcher.quoteReplacement(
                                Objects.requireNonNull(parts.get(place.group(1)))));
    }

    private static String frame() {
        try (InputStream frame = HtmlReport.class.getResourceAsStream("report.html")) {
            return new String(
                    Objects.requireNonNull(frame, "the jar has it").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
