package dev.headwater.engine.cli.hydra;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A value of a configuration.
public sealed interface ConfigValue {
    /// Stands for a value that must be given.
    String MISSING = "???";

    /// A text, in which `${...}` refers to other values.
    record Text(String text) implements ConfigValue {
        public static final Text OF_MISSING = new Text(MISSING);

        @Override
        public String asText() {
            return text;
        }
    }

    record Whole(BigInteger value) implements ConfigValue {
        @Override
        public String asText() {
            return value.toString();
        }
    }

    record Decimal(double value) implements ConfigValue {
        private static final double LEAST_PLAIN = 1e-4;
        private static final double MOST_PLAIN = 1e16;

        /// As Python writes it.
        @Override
        public String asText() {
            double size = Math.abs(value);
            if (size == 0 || (size >= LEAST_PLAIN && size < MOST_PLAIN)) {
                String plain = new BigDecimal(Double.toString(value)).toPlainString();
                return plain.contains(".") ? plain : plain + ".0";
            }
            if (!Double.isFinite(value)) {
                return Double.toString(value).toLowerCase(Locale.ROOT).replace("infinity", "inf");
            }
            return Double.toString(value)
                    .replaceFirst("\\.0E", "E")
                    .replaceFirst("E(-?)(\\d)$", "E$10$2")
                    .replaceFirst("E(\\d)", "E+$1")
                    .toLowerCase(Locale.ROOT);
        }
    }

    record Flag(boolean value) implements ConfigValue {
        @Override
        public String asText() {
            return value ? "True" : "False";
        }
    }

    /// Null.
    record Nothing() implements ConfigValue {
        public static final Nothing NULL = new Nothing();

        @Override
        public String asText() {
            return "None";
        }
    }

    record Items(List<ConfigValue> values) implements ConfigValue {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String asText() {
            return values.stream()
                    .map(ConfigValue::asText)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /// Values by name, in the order in which they were put in; can be changed.
    record Table(Map<String, ConfigValue> values) implements ConfigValue {
        /// An empty one.
        public Table() {
            this(new LinkedHashMap<>());
        }

        /// Adds a value, or replaces it where it is.
        public Table with(String name, ConfigValue value) {
            values.put(name, value);
            return this;
        }

        /// Adds a text.
        public Table with(String name, String text) {
            return with(name, new Text(text));
        }

        /// A table that changes apart from this one.
        Table copy() {
            var copy = new Table();
            values.forEach((name, value) ->
                    copy.with(name, value instanceof Table inner ? inner.copy() : value));
            return copy;
        }

        @Override
        public String asText() {
            return values.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue().asText())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /// As it reads within a longer text: what Python's `str` gives.
    String asText();

    /// Whether it must still be given.
    default boolean isMissing() {
        return Objects.equals(this, Text.OF_MISSING);
    }

    /// Whether it is null.
    default boolean isNull() {
        return this instanceof Nothing;
    }
}
