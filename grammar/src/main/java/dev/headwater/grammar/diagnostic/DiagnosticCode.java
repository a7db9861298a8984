package dev.headwater.grammar.diagnostic;

/// The catalogue of stable codes. A code never changes its meaning and is never used again for
/// another.
///
/// S: the text cannot be read. T: the task does not make sense. D: the data is missing or broken.
public enum DiagnosticCode {
    S001("YAML syntax error"),
    S002("duplicate key"),
    S003("unknown key"),
    S004("missing key"),
    S005("wrong type of value"),
    S006("empty document"),
    S007("malformed boundary expression"),
    S008("malformed duration"),
    S009("malformed count range"),
    S010("malformed number in a count range"),
    S011("malformed predicate expression"),
    S012("malformed code matcher"),
    S013("file cannot be read"),
    T002("malformed name"),
    T003("name declared twice"),
    T011("special predicate declared"),
    T012("unknown predicate"),
    T013("unknown window"),
    T014("reference to something that is neither the trigger nor a window"),
    T015("predicate cycle"),
    T016("special predicate in a predicate expression"),
    T017("placeholder used"),
    T018("static predicate used as an event"),
    T019("predicate expression not supported by the semantics mode"),
    T020("window endpoints not linked"),
    T021("window runs backwards"),
    T022("window without a reference"),
    T023("window cycle"),
    T024("boundary beyond the record"),
    T025("impossible count range"),
    T026("label is not a predicate"),
    T027("more than one label"),
    T028("malformed index timestamp"),
    T029("more than one index timestamp"),
    T030("flag is not a boolean"),
    T031("regex cannot be run"),
    T032("value of the wrong type"),
    T033("unknown column"),
    T034("label or index timestamp on a window without length"),
    T035("unknown semantics mode"),
    T036("labels without an index timestamp"),
    T037("answer that depends on the semantics mode"),
    D001("data not found"),
    D002("no shards"),
    D003("not a Parquet file"),
    D004("corrupt file"),
    D005("missing column"),
    D006("column of the wrong type"),
    D007("file cannot be read"),
    D008("malformed timestamp"),
    D009("malformed table"),
    D010("output exists"),
    D011("unsupported encoding or codec"),
    D012("shard not sorted"),
    D013("predicate matched nothing"),
    D014("memory limit reached"),
    D015("output cannot be written"),
    D016("value range that no value meets"),
    D017("values in different units"),
    D018("column condition that no row meets"),
    D019("static predicate without static rows"),
    D020("metadata that does not list the data's codes");

    private final String title;

    DiagnosticCode(String title) {
        this.title = title;
    }

    /// What the code stands for, in a few words.
    public String title() {
        return title;
    }
}
