package dev.headwater.engine.task;

/// What the data looks like.
public enum InputFormat {
    /// Rows of (subject, time, code, value); predicates are evaluated.
    MEDS,
    /// Tables of the OMOP common data model, which become rows as in MEDS.
    OMOP,
    /// Rows of (subject, time) with one column of counts for each plain predicate, named after it.
    DIRECT,
    /// The tables of EventStreamGPT: subjects, events, and measurements of events. Their values are
    /// read as rows of (subject, time, code, value).
    ESGPT
}
