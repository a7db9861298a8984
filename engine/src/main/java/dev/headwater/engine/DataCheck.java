package dev.headwater.engine;

import dev.headwater.engine.analysis.PredicatePlaces;
import dev.headwater.engine.plan.ExtractionPlan;
import dev.headwater.engine.scan.CodeCatalog;
import dev.headwater.engine.survey.DataSurvey;
import dev.headwater.engine.survey.DataSurveyor;
import dev.headwater.engine.survey.DescribedSurvey;
import dev.headwater.engine.survey.DirectSurveyor;
import dev.headwater.engine.survey.PredicateFindings;
import dev.headwater.engine.survey.SurveyWarnings;
import dev.headwater.engine.survey.UnlistedCodes;
import dev.headwater.grammar.diagnostic.Diagnostics;
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
    private final ExtractionOptions options;
    private final DataSelection data;
    private final BufferAllocator allocator;

    private DataCheck(ExtractionOptions options, DataSelection data, BufferAllocator allocator) {
        this.options = options;
        this.data = data;
        this.allocator = allocator;
    }

    /// Surveys `data`, which `options` chose, and adds the warnings to `diagnostics`.
    ///
    /// @throws dev.headwater.engine.scan.DataException if the data are missing or broken
    public static DescribedSurvey run(
            ExtractionOptions options,
            DataSelection data,
            ExtractionPlan plan,
            PredicatePlaces places,
            Diagnostics diagnostics) {
        try (BufferAllocator allocator = new RootAllocator(options.memory().bufferBytes())) {
            return new DataCheck(options, data, allocator).run(plan, places, diagnostics);
        }
    }

    private DescribedSurvey run(
            ExtractionPlan plan, PredicatePlaces places, Diagnostics diagnostics) {
        DataSurvey survey = survey(plan, options, data, allocator);
        Map<String, String> listed =
                switch (options.format()) {
                    case MEDS -> CodeCatalog.listed(options.data(), allocator);
                    case DIRECT -> Map.of();
                };
        List<String> unlisted = found(survey).filter(code -> !listed.containsKey(code)).toList();
        boolean isComplete = unlisted.isEmpty() && found(survey).findAny().isPresent();
        diagnostics.addAll(
                SurveyWarnings.of(
                        plan, survey, places, () -> isComplete ? listed.keySet() : stored()));
        if (!listed.isEmpty() && !unlisted.isEmpty()) {
            diagnostics.add(UnlistedCodes.warning(unlisted));
        }
        Map<String, String> descriptions = new TreeMap<>(listed);
        descriptions.values().removeIf(String::isEmpty);
        return new DescribedSurvey(survey, descriptions);
    }

    /// What the plain predicates of the plan find in `data`, which `options` chose.
    static DataSurvey survey(
            ExtractionPlan plan,
            ExtractionOptions options,
            DataSelection data,
            BufferAllocator allocator) {
        return switch (options.format()) {
            case MEDS -> DataSurveyor.survey(plan, data.shards(), data.groups(), allocator);
            case DIRECT -> DirectSurveyor.survey(plan, data.shards(), options.timestampFormat());
        };
    }

    private Collection<String> stored() {
        return CodeCatalog.stored(data.shards(), allocator);
    }

    private static Stream<String> found(DataSurvey survey) {
        return survey.predicates().stream()
                .map(PredicateFindings::codes)
                .flatMap(codes -> codes == null ? Stream.of() : codes.stream())
                .distinct();
    }
}
