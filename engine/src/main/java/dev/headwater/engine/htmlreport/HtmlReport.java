package dev.headwater.engine.htmlreport;

import dev.headwater.engine.ExtractionOptions;
import dev.headwater.engine.ExtractionOptions.ReportTarget;
import dev.headwater.engine.ExtractionSummary;
import dev.headwater.engine.TaskCompiler.Sources;
import dev.headwater.engine.explain.Explanation;
import dev.headwater.engine.explain.SvgExplanation;
import dev.headwater.engine.identity.TaskIdentity;
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
        String name = name(sources);
        var funnels = new FunnelTables(summary.attrition(), disclosure);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Markup.escaped(name));
        parts.put("summary", funnels.summary());
        parts.put("disclosure", disclosureNote(disclosure));
        parts.put("timeline", SvgExplanation.of(Explanation.of(name, summary.plan())));
        parts.put("task", TaskTexts.of(sources));
        parts.put("funnel", funnels.funnel());
        parts.put("labels", funnels.labels());
        parts.put("predicates", PredicateTable.of(summary, disclosure));
        parts.put("times", new TimeTables(summary, disclosure).toString());
        parts.put("facts", RunFacts.of(sources, identity, options, summary, disclosure));
        return filled(frame(), parts);
    }

    private static String disclosureNote(Disclosure disclosure) {
        int least = disclosure.leastCount();
        return disclosure.isExact()
                ? "All counts are exact, small ones too: this page must not leave the site unless"
                        + " its rules allow that."
                : "Counts are rounded to multiples of "
                        + least
                        + ". Less than "
                        + least
                        + ", or none at all, is shown as &ldquo;&lt; "
                        + least
                        + "&rdquo;, or &ldquo;few&rdquo; where counts are added up, and counts as"
                        + " nothing in sums and shares. So figures are approximate.";
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
