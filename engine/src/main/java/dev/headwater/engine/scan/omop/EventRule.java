package dev.headwater.engine.scan.omop;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a row of a table becomes one event.
///
/// The code is `prefix` and the row's concept, or just `prefix` if `concept` is null. `end` names
/// the columns of its end, if it may last. `columns` are the columns of the stream that come from
/// columns of the table under another name.
record EventRule(
        OmopTable table,
        String prefix,
        @Nullable ConceptSource concept,
        EventTime time,
        @Nullable String end,
        Map<String, String> columns) {
    static final String NUMERIC_VALUE = "numeric_value";
    static final String TEXT_VALUE = "text_value";
    static final String UNIT = "unit";
    static final String VALUE_CODE = "value_code";
    static final String SOURCE_VALUE = "source_value";
    static final String SOURCE_CODE = "source_code";

    EventRule {
        columns = Map.copyOf(columns);
    }

    /// The columns that say which concept a row is about: the standard one, the one of the source,
    /// and the source's own text.
    record ConceptSource(String standard, String source, String text) {
        private static final String STANDARD = "_concept_id";

        /// Of the field `name`, such as `condition`.
        static ConceptSource of(String name) {
            return new ConceptSource(
                    name + STANDARD, name + "_source_concept_id", name + "_source_value");
        }

        /// What the row says the concept of, such as `condition`.
        String name() {
            return standard.substring(0, standard.length() - STANDARD.length());
        }
    }

    /// What every row of the table becomes; nothing for tables of the vocabulary.
    static List<EventRule> of(OmopTable table) {
        return switch (table) {
            case PERSON ->
                    List.of(
                            new EventRule(
                                    table,
                                    "MEDS_BIRTH",
                                    null,
                                    new EventTime.Birth(),
                                    null,
                                    Map.of()),
                            trait("gender"),
                            trait("race"),
                            trait("ethnicity"));
            case OBSERVATION_PERIOD ->
                    List.of(period(table, "START", false), period(table, "END", true));
            case VISIT_OCCURRENCE -> visit(table, "visit", "VISIT");
            case VISIT_DETAIL -> visit(table, "visit_detail", "VISIT_DETAIL");
            case CONDITION_OCCURRENCE ->
                    List.of(
                            clinical(
                                    table,
                                    "condition",
                                    "condition_start",
                                    "condition_end",
                                    Map.of()));
            case DRUG_EXPOSURE ->
                    List.of(
                            clinical(
                                    table,
                                    "drug",
                                    "drug_exposure_start",
                                    "drug_exposure_end",
                                    Map.of()));
            case PROCEDURE_OCCURRENCE ->
                    List.of(clinical(table, "procedure", "procedure", "procedure_end", Map.of()));
            case DEVICE_EXPOSURE ->
                    List.of(
                            clinical(
                                    table,
                                    "device",
                                    "device_exposure_start",
                                    "device_exposure_end",
                                    Map.of(UNIT, "unit")));
            case MEASUREMENT ->
                    List.of(
                            clinical(
                                    table,
                                    "measurement",
                                    "measurement",
                                    null,
                                    Map.of(
                                            NUMERIC_VALUE,
                                            "value_as_number",
                                            UNIT,
                                            "unit",
                                            VALUE_CODE,
                                            "value_as_concept_id")));
            case OBSERVATION ->
                    List.of(
                            clinical(
                                    table,
                                    "observation",
                                    "observation",
                                    null,
                                    Map.of(
                                            NUMERIC_VALUE,
                                            "value_as_number",
                                            TEXT_VALUE,
                                            "value_as_string",
                                            UNIT,
                                            "unit",
                                            VALUE_CODE,
                                            "value_as_concept_id")));
            case DEATH ->
                    List.of(
                            new EventRule(
                                    table,
                                    "MEDS_DEATH",
                                    null,
                                    at("death"),
                                    null,
                                    Map.of(
                                            VALUE_CODE,
                                            "cause_concept_id",
                                            SOURCE_CODE,
                                            "cause_source_concept_id",
                                            SOURCE_VALUE,
                                            "cause_source_value")));
            case CONCEPT, CONCEPT_ANCESTOR -> List.of();
        };
    }

    /// Whether a file with the columns `present` can have such events. Only traits of persons may
    /// be left out; where other columns are missing that is a mistake.
    boolean fits(Set<String> present) {
        return !(time instanceof EventTime.Static)
                || concept == null
                || present.contains(concept.standard);
    }

    private static EventRule trait(String name) {
        return coded(OmopTable.PERSON, name, new EventTime.Static(), null, Map.of());
    }

    private static List<EventRule> visit(OmopTable table, String name, String prefix) {
        EventTime begin =
                new EventTime.At(name + "_start_datetime", name + "_start_date", false, false);
        EventTime end = new EventTime.At(name + "_end_datetime", name + "_end_date", true, true);
        EventRule start = coded(table, name, begin, name + "_end", Map.of());
        return List.of(start.with(prefix + "_START//", begin), start.with(prefix + "_END//", end));
    }

    private static EventRule period(OmopTable table, String side, boolean isEnd) {
        String column = table.tableName() + "_" + side.toLowerCase(Locale.ROOT);
        return new EventRule(
                table,
                "OBSERVATION_PERIOD_" + side,
                null,
                new EventTime.At(column + "_datetime", column + "_date", isEnd, false),
                null,
                Map.of());
    }

    private static EventRule clinical(
            OmopTable table,
            String name,
            String time,
            @Nullable String end,
            Map<String, String> columns) {
        return coded(table, name, at(time), end, columns);
    }

    private static EventRule coded(
            OmopTable table,
            String name,
            EventTime time,
            @Nullable String end,
            Map<String, String> columns) {
        ConceptSource concept = ConceptSource.of(name);
        Map<String, String> all = new HashMap<>(columns);
        all.put(SOURCE_CODE, concept.source);
        all.put(SOURCE_VALUE, concept.text);
        return new EventRule(table, "", concept, time, end, all);
    }

    private EventRule with(String prefix, EventTime time) {
        return new EventRule(table, prefix, concept, time, end, columns);
    }

    /// What happened at some time of a day: it is known at the end of the day.
    private static EventTime at(String name) {
        return new EventTime.At(name + "_datetime", name + "_date", true, false);
    }
}
