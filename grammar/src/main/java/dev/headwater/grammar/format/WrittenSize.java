package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.Datum;
import java.util.IdentityHashMap;
import java.util.Map;

/// How many values a piece of metadata has when what its aliases share is written out.
final class WrittenSize {
    private static final double TOO_MUCH = 100_000;

    private final Map<Datum, Double> known = new IdentityHashMap<>();

    private WrittenSize() {}

    /// Whether nobody can want all of it in a file.
    static boolean isTooMuch(Datum datum) {
        return new WrittenSize().of(datum) > TOO_MUCH;
    }

    private double of(Datum datum) {
        Double size = known.get(datum);
        if (size == null) {
            size = 1 + partsOf(datum);
            known.put(datum, size);
        }
        return size;
    }

    private double partsOf(Datum datum) {
        return switch (datum) {
            case Datum.Value _ -> 0;
            case Datum.Items items -> items.items().stream().mapToDouble(this::of).sum();
            case Datum.Fields fields ->
                    fields.fields().stream().mapToDouble(field -> of(field.value())).sum();
        };
    }
}
