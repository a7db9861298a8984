package dev.headwater.engine.cli;

import dev.headwater.engine.sample.PerSubject;
import dev.headwater.engine.sample.Sampling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which rows of the cohort are written.
final class SampleOptions {
    @Option(
            names = "--per-subject",
            paramLabel = "ROWS",
            converter = Rule.class,
            description =
                    "Of each subject: first, last, random:K (K rows by chance), or all. Default: all.")
    private PerSubject perSubject = new PerSubject.All();

    @Option(
            names = "--max-rows",
            paramLabel = "N",
            description =
                    "Of all these: N by chance, every one as likely. The data are read twice.")
    private @Nullable Integer maxRows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Another number is another chance; the same one gives the same rows, however the"
                            + " data are cut into shards. Default: 0.")
    private @Nullable Long seed;

    boolean haveImpossibleLimit() {
        return maxRows != null && (maxRows < 1 || maxRows > Sampling.MOST_ROWS);
    }

    /// Whether there is a seed, but nothing left to chance.
    boolean haveUnusedSeed() {
        return seed != null && maxRows == null && !(perSubject instanceof PerSubject.Random);
    }

    Sampling sampling() {
        return new Sampling(perSubject, maxRows, seed == null ? 0 : seed);
    }

    private static final class Rule implements ITypeConverter<PerSubject> {
        @Override
        public PerSubject convert(String word) {
            PerSubject rule = PerSubject.of(word);
            if (rule == null) {
                throw new TypeConversionException(
                        "expected first, last, random:K or all, got '" + word + "'");
            }
            return rule;
        }
    }
}
