package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where in the data something is wrong. `rowGroup` is -1 and `column` null where they do not
/// apply.
record DataLocation(Path file, int rowGroup, @Nullable String column) {
    static DataLocation of(Path file) {
        return new DataLocation(file, -1, null);
    }

    DataLocation in(int rowGroup, String column) {
        return new DataLocation(file, rowGroup, column);
    }

    DataException corrupt(String what) {
        return new DataException(DiagnosticCode.D004, what + at());
    }

    DataException corrupt(String what, Throwable cause) {
        return new DataException(DiagnosticCode.D004, what + at(), cause);
    }

    DataException error(DiagnosticCode code, String what) {
        return new DataException(code, what + at());
    }

    DataException unreadable(Throwable cause) {
        return new DataException(
                DiagnosticCode.D007, "cannot be read: " + cause.getMessage() + at(), cause);
    }

    private String at() {
        StringBuilder text = new StringBuilder(" (").append(file);
        if (rowGroup >= 0) {
            text.append(", row group ").append(rowGroup);
        }
        if (column != null) {
            text.append(", column `").append(column).append('`');
        }
        return text.append(')').toString();
    }
}
