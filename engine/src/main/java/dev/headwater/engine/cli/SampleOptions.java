package dev.headwater.engine.cli;

import dev.headwater.engine.sample.PerSubject;
import dev.headwater.engine.sample.Sampling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Which rows of the cohort are written.
final class SampleOptions {
    private PerSubject perSubject = new PerSubject.All();
    private @Nullable Integer maxRows;
    private @Nullable Long seed;

    void declare(Arguments arguments) {
        arguments.option(
                "--per-subject",
                "ROWS",
                new Rule(),
                value -> perSubject = value,
                "Of each subject: first, last, random:K (K rows by chance), or all. Default:"
                        + " all.");
        arguments.option(
                "--max-rows",
                "N",
                Integer.class,
                value -> maxRows = value,
                "Of all these: N by chance, every one as likely. The data are read twice.");
        arguments.option(
                "--seed",
                "N",
                Long.class,
                value -> seed = value,
                "Another number is another chance; the same one gives the same rows, however"
                        + " the data are cut into shards. Default: 0.");
    }

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
