package dev.headwater.engine.scan.omop;

import dev.headwater.engine.scan.ColumnUse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The columns of the stream: those of MEDS, those that mean the same in several tables, and those
/// of the tables under their own names.
final class OmopColumns {
    static final String SUBJECT_ID = "subject_id";
    static final String TIME = "time";
    static final String CODE = "code";
    static final String TABLE = "table";
    static final String END_TIME = "end_time";
    static final String VISIT = "visit_occurrence_id";
    static final String PERSON_ID = "person_id";
    static final String UNIT_CONCEPT = "unit_concept_id";
    static final String UNIT_TEXT = "unit_source_value";

    /// In the order in which they are listed and written.
    static final List<String> COMMON =
            List.of(
                    SUBJECT_ID,
                    TIME,
                    CODE,
                    EventRule.NUMERIC_VALUE,
                    EventRule.TEXT_VALUE,
                    EventRule.UNIT,
                    EventRule.VALUE_CODE,
                    END_TIME,
                    EventRule.SOURCE_CODE,
                    EventRule.SOURCE_VALUE,
                    TABLE);

    private static final Set<String> TEXTS =
            Set.of(
                    CODE,
                    TABLE,
                    EventRule.TEXT_VALUE,
                    EventRule.UNIT,
                    EventRule.VALUE_CODE,
                    EventRule.SOURCE_CODE,
                    EventRule.SOURCE_VALUE);

    private static final Set<String> NUMBERS =
            Set.of(
                    "value_as_number",
                    "range_low",
                    "range_high",
                    "quantity",
                    "refills",
                    "days_supply",
                    "year_of_birth",
                    "month_of_birth",
                    "day_of_birth");

    private OmopColumns() {}

    /// The columns of a stream whose tables have the columns `ofTables`.
    static Set<String> names(Set<String> ofTables) {
        Set<String> names = new LinkedHashSet<>(COMMON);
        names.addAll(ofTables);
        names.remove(PERSON_ID);
        // `unit` tells it, where the data have no better unit.
        names.remove(UNIT_TEXT);
        return names;
    }

    /// Whether a column of the stream holds texts.
    static boolean isText(String column) {
        return TEXTS.contains(column) || !COMMON.contains(column) && use(column) == ColumnUse.CODE;
    }

    /// What a column of a table is read as, by the naming rules of the CDM.
    static ColumnUse use(String column) {
        if (column.equals(PERSON_ID)) {
            return ColumnUse.SUBJECT;
        }
        if (column.endsWith("_id")) {
            return ColumnUse.ID;
        }
        if (column.endsWith("_date") || column.endsWith("_datetime")) {
            return ColumnUse.TIME;
        }
        return NUMBERS.contains(column) ? ColumnUse.NUMBER : ColumnUse.CODE;
    }
}
