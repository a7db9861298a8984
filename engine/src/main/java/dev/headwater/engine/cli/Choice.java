package dev.headwater.engine.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The words that stand for the values of an enum on the command line; iterates over them for
/// completion scripts.
final class Choice<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
    private final Map<String, E> values = new LinkedHashMap<>();

    private Choice(E[] values, Function<E, String> word) {
        Arrays.stream(values).forEach(value -> this.values.put(word.apply(value), value));
    }

    /// Each value by its name in lower case.
    static <E extends Enum<E>> Choice<E> of(E[] values) {
        return of(values, value -> value.name().toLowerCase(Locale.ROOT));
    }

    static <E extends Enum<E>> Choice<E> of(E[] values, Function<E, String> word) {
        return new Choice<>(values, word);
    }

    @Override
    public E convert(String word) {
        E value = values.get(word.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new TypeConversionException(
                    "expected " + String.join(" or ", values.keySet()) + ", got '" + word + "'");
        }
        return value;
    }

    @Override
    public Iterator<String> iterator() {
        return values.keySet().iterator();
    }
}
