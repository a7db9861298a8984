package dev.headwater.engine.task;

/// The tables of an ESGPT dataset.
public enum EsgptTable {
    /// One row a subject, with what does not change.
    SUBJECTS("subjects_df"),
    /// One row an event: its id, its subject, its time and its type.
    EVENTS("events_df"),
    /// Rows of measurements, each of the event with its id.
    MEASUREMENTS("dynamic_measurements_df");

    private final String title;

    EsgptTable(String title) {
        this.title = title;
    }

    /// The name of its file without the suffix.
    public String title() {
        return title;
    }
}
