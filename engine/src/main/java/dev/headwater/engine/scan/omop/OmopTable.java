package dev.headwater.engine.scan.omop;

import java.util.Locale;

/// The tables of the CDM that are read. Those with events come in the order in which their rows are
/// read.
enum OmopTable {
    PERSON,
    OBSERVATION_PERIOD,
    VISIT_OCCURRENCE,
    VISIT_DETAIL,
    CONDITION_OCCURRENCE,
    DRUG_EXPOSURE,
    PROCEDURE_OCCURRENCE,
    DEVICE_EXPOSURE,
    MEASUREMENT,
    OBSERVATION,
    DEATH,
    CONCEPT,
    CONCEPT_ANCESTOR;

    /// As files are named, in lower case.
    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a folder without it is no OMOP data.
    boolean isRequired() {
        return this == PERSON || this == CONCEPT;
    }
}
