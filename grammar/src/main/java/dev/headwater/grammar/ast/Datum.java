package dev.headwater.grammar.ast;

import dev.headwater.grammar.source.Span;
import java.util.List;

/// A value under `metadata`, which means nothing to Headwater and is kept for people and tools.
public sealed interface Datum {
    Span span();

    record Value(Scalar scalar) implements Datum {
        @Override
        public Span span() {
            return scalar.span();
        }
    }

    record Items(List<Datum> items, Span span) implements Datum {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// The names of the fields differ.
    record Fields(List<Field> fields, Span span) implements Datum {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    record Field(Name name, Datum value) {}
}
