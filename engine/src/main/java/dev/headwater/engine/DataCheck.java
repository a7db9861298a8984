package dev.headwater.engine;

import dev.headwater.engine.analysis.PredicatePlaces;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.DirectDataset;
import dev.headwater.engine.scan.EventDataset;
import dev.headwater.engine.survey.DataSurvey;
import dev.headwater.engine.survey.DataSurveyor;
import dev.headwater.engine.survey.DescribedSurvey;
import dev.headwater.engine.survey.DirectSurveyor;
import dev.headwater.engine.survey.PredicateFindings;
import dev.headwater.engine.survey.SurveyWarnings;
import dev.headwater.engine.survey.UnlistedCodes;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.diagnostic.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// The part of a check that looks at data: what the predicates find, and warnings about that.
///
/// Counts come from a scan of the columns that the predicates look at. `metadata/codes.parquet`
/// says what codes mean; near codes are searched for in it if it lists every code that was found,
/// else in the dictionaries of the shards.
public final class DataCheck {
    private final DataSelection data;
    private final BufferAllocator allocator;

    private DataCheck(DataSelection data, BufferAllocator allocator) {
        this.data = data;
        this.allocator = allocator;
    }

    /// Surveys `data` and adds the warnings to `diagnostics`.
    ///
    /// @throws dev.headwater.engine.scan.DataException if the data are missing or broken
    public static DescribedSurvey run(
            ExtractionOptions options,
            DataSelection data,
            ExtractionPlan plan,
            PredicatePlaces places,
            Diagnostics diagnostics) {
        try (BufferAllocator allocator = new RootAllocator(options.memory().bufferBytes())) {
            return new DataCheck(data, allocator).run(plan, places, diagnostics);
        }
    }

    private DescribedSurvey run(
            ExtractionPlan plan, PredicatePlaces places, Diagnostics diagnostics) {
        DataSurvey survey = survey(plan, data, allocator);
        Map<String, String> listed =
                switch (data.dataset()) {
                    case EventDataset events -> events.listedCodes(allocator);
                    case DirectDataset _ -> Map.of();
                };
        List<String> unlisted = found(survey).filter(code -> !listed.containsKey(code)).toList();
        boolean isComplete = unlisted.isEmpty() && found(survey).findAny().isPresent();
        diagnostics.addAll(
                SurveyWarnings.of(
                        plan, survey, places, () -> isComplete ? listed.keySet() : stored()));
        diagnostics.addAll(remarks(survey));
        if (!listed.isEmpty() && !unlisted.isEmpty() && listsAllCodes()) {
            diagnostics.add(UnlistedCodes.warning(unlisted));
        }
        Map<String, String> descriptions = new TreeMap<>(listed);
        descriptions.values().removeIf(String::isEmpty);
        return new DescribedSurvey(survey, descriptions);
    }

    /// What the plain predicates of the plan find in `data`.
    static DataSurvey survey(ExtractionPlan plan, DataSelection data, BufferAllocator allocator) {
        return switch (data.dataset()) {
            case EventDataset events ->
                    DataSurveyor.survey(plan, events, data.shards(), data.groups(), allocator);
            case DirectDataset tables -> DirectSurveyor.survey(plan, tables, data.shards());
        };
    }

    private boolean listsAllCodes() {
        return data.dataset() instanceof EventDataset events && events.listsAllCodes();
    }

    private Collection<String> stored() {
        return switch (data.dataset()) {
            case EventDataset events -> events.storedCodes(data.shards(), allocator);
            case DirectDataset _ -> List.of();
        };
    }

    private static List<Diagnostic> remarks(DataSurvey survey) {
        return survey.remarks().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(remark ->
                        Diagnostic.unplaced(
                                remark.getKey().code(),
                                Severity.WARNING,
                                remark.getKey().about(remark.getValue())))
                .toList();
    }

    private static Stream<String> found(DataSurvey survey) {
        return survey.predicates().stream()
                .map(PredicateFindings::codes)
                .flatMap(codes -> codes == null ? Stream.of() : codes.stream())
                .distinct();
    }
}
