package dev.headwater.engine.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Every `count`-th shard beginning with the `index`-th, counted from 1: what one job of an array
/// of `count` jobs does.
record ShardRange(int index, int count) {
    static final ShardRange ALL = new ShardRange(1, 1);

    /// Reads `index/count`.
    static final class Converter implements ITypeConverter<ShardRange> {
        private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

        @Override
        public ShardRange convert(String text) {
            Matcher matcher = RANGE.matcher(text);
            if (matcher.matches()) {
                var range =
                        new ShardRange(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2)));
                if (range.index <= range.count) {
                    return range;
                }
            }
            throw new TypeConversionException(
                    "expected I/N with 1 <= I <= N, such as 3/8, got '" + text + "'");
        }
    }
}
