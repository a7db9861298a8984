package dev.headwater.engine.task;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A column of measurements of an ESGPT dataset, whose every value has a code: `M//K` for the text
/// `K` in the column `M`, else `M`.
///
/// `values` is the column with the numbers that belong to the texts; null if there is none.
public record EsgptMeasurement(EsgptTable table, String column, Kind kind, @Nullable String values)
        implements Serializable {
    /// The measurement that the types of events are, several of which stand in one text with `&`
    /// between them.
    public static final String EVENT_TYPE = "event_type";

    /// What stands between the types of one event.
    public static final String PART_SEPARATOR = "&";

    /// What stands between a measurement and its key.
    public static final String SEPARATOR = "//";

    private static final Pattern SYNTAX = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

    /// What a column of measurements holds.
    public enum Kind {
        TEXT,
        NUMBER,
        /// Booleans and times, of which only their presence counts.
        OTHER,
        /// What is not read: lists and groups.
        UNREADABLE
    }

    /// The code of the texts of this column, but for the text.
    public String prefix() {
        return column + SEPARATOR;
    }

    /// A regex that is found in the codes of all texts of this column.
    public String anyKey() {
        return "^" + quoted(prefix());
    }

    /// A regex that is found in the codes of texts that have `part` among their parts, with `&`
    /// between them.
    public String havingPart(String part) {
        return anyKey() + parts(part);
    }

    /// The same for the texts themselves.
    public static String textsHavingPart(String part) {
        return "^" + parts(part);
    }

    private static String parts(String part) {
        return "([^&]*&)*" + quoted(part) + "(&|$)";
    }

    private static String quoted(String text) {
        return SYNTAX.matcher(text).replaceAll("\\\\$0");
    }
}
