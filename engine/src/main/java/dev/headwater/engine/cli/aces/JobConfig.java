package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.Config;
import dev.headwater.engine.cli.hydra.ConfigException;
import dev.headwater.engine.cli.hydra.ConfigOverride;
import dev.headwater.engine.cli.hydra.ConfigOverride.Kind;
import dev.headwater.engine.cli.hydra.ConfigValue;
import dev.headwater.engine.cli.hydra.ConfigValue.Items;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import dev.headwater.engine.cli.hydra.ConfigValue.Text;
import dev.headwater.engine.cli.hydra.ConfigValue.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The configuration of one job, as written, and the arguments that made it.
record JobConfig(Config config, List<ConfigOverride> overrides) {
    private static final String GROUP = "data";

    JobConfig {
        overrides = List.copyOf(overrides);
    }

    /// @param number of the job in its sweep; null if it is no part of one
    /// @throws ConfigException if an argument does not fit
    static JobConfig of(List<ConfigOverride> overrides, @Nullable Integer number) {
        Config config = DefaultConfig.of(dataChoice(overrides));
        for (ConfigOverride override : overrides) {
            if (override.isAboutHydra()) {
                applyToHydra(override, config);
            } else if (!isChoice(override)) {
                config.apply(override);
            }
        }
        config.put("hydra.overrides.hydra", written(overrides, true));
        config.put("hydra.overrides.task", written(overrides, false));
        config.put("hydra.job.override_dirname", new Text(directoryName(overrides)));
        config.put("hydra.mode", new Text(number == null ? "RUN" : "MULTIRUN"));
        if (number != null) {
            Whole value = new Whole(BigInteger.valueOf(number));
            config.put("hydra.job.num", value);
            config.put("hydra.job.id", value);
        }
        return new JobConfig(config, overrides);
    }

    /// The configuration of the `job`, of `hydra`, or `all`.
    Table part(String which) {
        var part = new Table();
        config.root()
                .values()
                .forEach((name, value) -> {
                    boolean isHydra = name.equals(DefaultConfig.HYDRA);
                    if (which.equals("all") || which.equals("hydra") == isHydra) {
                        part.with(name, value);
                    }
                });
        return part;
    }

    /// The arguments that are not about Hydra, as the job's log names them.
    String line() {
        return overrides.stream()
                .filter(override -> !override.isAboutHydra())
                .map(ConfigOverride::written)
                .collect(Collectors.joining(" "));
    }

    private static boolean isChoice(ConfigOverride override) {
        return override.key().equals(GROUP) && override.packageName() == null;
    }

    private static String dataChoice(List<ConfigOverride> overrides) {
        String choice = DefaultConfig.SINGLE_FILE;
        for (ConfigOverride override : overrides) {
            if (!isChoice(override)) {
                continue;
            }
            ConfigValue value = override.value();
            if (override.kind() != Kind.CHANGE || value == null) {
                throw new ConfigException(
                        "Could not override 'data': write data=single_file or data=sharded");
            }
            choice = value.asText();
        }
        return choice;
    }

    /// Whatever is said about Hydra is taken: `hydra.launcher.n_jobs` is a key of a launcher that
    /// is not there.
    private static void applyToHydra(ConfigOverride override, Config config) {
        ConfigValue value = override.value();
        if (override.kind() == Kind.DELETE || value == null) {
            return;
        }
        if (override.isGroupLike()) {
            config.put("hydra.runtime.choices." + override.key(), value);
        } else {
            config.put(override.key(), value);
        }
    }

    /// The arguments that are about Hydra, or all others, as they were written.
    static Items written(List<ConfigOverride> overrides, boolean aboutHydra) {
        List<ConfigValue> lines = new ArrayList<>();
        for (ConfigOverride override : overrides) {
            if (override.isAboutHydra() == aboutHydra) {
                lines.add(new Text(override.written()));
            }
        }
        return new Items(lines);
    }

    /// For folders named after what is special about a job.
    private static String directoryName(List<ConfigOverride> overrides) {
        return overrides.stream()
                .filter(override -> !override.isAboutHydra())
                .map(ConfigOverride::written)
                .sorted()
                .collect(Collectors.joining(","));
    }
}
