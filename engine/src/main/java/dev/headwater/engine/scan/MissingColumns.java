package dev.headwater.engine.scan;

import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Says which columns a file lacks.
final class MissingColumns {
    private MissingColumns() {}

    /// @throws DataException naming every column of `wanted` that is not in `present`, with the
    ///   nearest name that is; or that the layout is one of long ago
    static void check(
            Collection<String> wanted, Collection<String> present, DataLocation location) {
        List<String> missing =
                wanted.stream().filter(name -> !present.contains(name)).sorted().toList();
        if (missing.isEmpty()) {
            return;
        }
        String old = OldNames.explain(missing, present);
        if (old != null) {
            throw location.error(DiagnosticCode.D044, old);
        }
        String names =
                missing.stream()
                        .map(name -> describe(name, present))
                        .collect(Collectors.joining(", "));
        throw location.error(
                DiagnosticCode.D005,
                (missing.size() == 1 ? "missing column " : "missing columns ") + names);
    }

    private static String describe(String name, Collection<String> present) {
        String nearest = NearestName.of(name, present);
        return nearest == null ? "`" + name + "`" : "`" + name + "` (there is `" + nearest + "`)";
    }
}
