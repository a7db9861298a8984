package dev.headwater.engine.cli;

import dev.headwater.grammar.diagnostic.NearestName;
import java.util.Collection;

/// The message of a wrong name on the command line.
final class UnknownName {
    private UnknownName() {}

    /// @param what says what `written` seems to be, such as `unknown code`
    /// @param names those that may have been meant
    static String message(String what, String written, Collection<String> names) {
        String nearest = NearestName.of(written, names);
        String quoted = what + " '" + written + "'";
        return nearest == null ? quoted : quoted + "; did you mean '" + nearest + "'?";
    }
}
