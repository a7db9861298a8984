package dev.headwater.engine.cli;

import dev.headwater.engine.MemoryBudget;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A size such as `512m` or `2g`: a whole number and a unit of 1024 bytes, its square or its cube.
/// From `128m` to `1024g`; the launcher knows these bounds too.
final class ByteSize implements ITypeConverter<Long> {
    private static final long MOST = 1024L << 30;
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,9})([kmg])(?:i?b)?");

    @Override
    public Long convert(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "expected a size such as 512m or 2g, got '" + text + "'");
        }
        int shift =
                switch (matcher.group(2)) {
                    case "k" -> 10;
                    case "m" -> 20;
                    default -> 30;
                };
        long count = Long.parseLong(matcher.group(1));
        if (count > MOST >> shift || count << shift < MemoryBudget.LEAST_BYTES) {
            throw new TypeConversionException(
                    "expected a size from 128m to 1024g, got '" + text + "'");
        }
        return count << shift;
    }
}
