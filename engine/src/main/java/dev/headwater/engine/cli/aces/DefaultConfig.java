package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.Config;
import dev.headwater.engine.cli.hydra.ConfigException;
import dev.headwater.engine.cli.hydra.ConfigValue;
import dev.headwater.engine.cli.hydra.ConfigValue.Flag;
import dev.headwater.engine.cli.hydra.ConfigValue.Items;
import dev.headwater.engine.cli.hydra.ConfigValue.Nothing;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import java.nio.file.Path;
import java.util.List;

/// What `aces-cli` knows before it reads its arguments: keys, defaults and how they hang together.
final class DefaultConfig {
    static final String HYDRA = "hydra";
    static final String SINGLE_FILE = "single_file";
    private static final String SHARDED = "sharded";

    private DefaultConfig() {}

    /// @param data the choice in the group `data`
    /// @throws ConfigException if there is no such choice
    static Config of(String data) {
        return new Config(
                new Table()
                        .with(HYDRA, hydra(data))
                        .with("data", data(data))
                        .with("cohort_dir", "")
                        .with("cohort_name", "")
                        .with("config_path", "${cohort_dir}/${cohort_name}.yaml")
                        .with("predicates_path", Nothing.NULL)
                        .with(
                                "output_filepath",
                                "${cohort_dir}/${cohort_name}${data._prefix}.parquet")
                        .with("window_stats_dir", Nothing.NULL)
                        .with(
                                "window_stats_filepath",
                                "${window_stats_dir}/${cohort_name}${data._prefix}.parquet")
                        .with("log_dir", "${cohort_dir}/${cohort_name}/.logs"));
    }

    private static Table data(String choice) {
        Table data =
                new Table()
                        .with("standard", ConfigValue.MISSING)
                        .with("ts_format", "%m/%d/%Y %H:%M");
        return switch (choice) {
            case SINGLE_FILE -> data.with("path", ConfigValue.MISSING).with("_prefix", "");
            case SHARDED ->
                    data.with("root", ConfigValue.MISSING)
                            .with("shard", ConfigValue.MISSING)
                            .with("path", "${data.root}/${data.shard}.parquet")
                            .with("_prefix", "/${data.shard}");
            default ->
                    throw new ConfigException(
                            "Could not find 'data/"
                                    + choice
                                    + "'\n  = help: there are data="
                                    + SINGLE_FILE
                                    + " and data="
                                    + SHARDED);
        };
    }

    private static Table hydra(String data) {
        return new Table()
                .with("run", new Table().with("dir", "${log_dir}"))
                .with(
                        "sweep",
                        new Table().with("dir", "${log_dir}").with("subdir", "${hydra.job.num}"))
                .with("mode", "RUN")
                .with("output_subdir", ".hydra")
                .with(
                        "overrides",
                        new Table()
                                .with(HYDRA, new Items(List.of()))
                                .with("task", new Items(List.of())))
                .with(
                        "job",
                        new Table()
                                .with("name", "aces_${now:%Y-%m-%d_%H-%M-%S}")
                                .with("chdir", Nothing.NULL)
                                .with("override_dirname", "")
                                .with("id", ConfigValue.MISSING)
                                .with("num", ConfigValue.MISSING)
                                .with("config_name", "_aces"))
                .with(
                        "runtime",
                        new Table()
                                .with("cwd", Path.of("").toAbsolutePath().toString())
                                .with("output_dir", ConfigValue.MISSING)
                                .with("choices", new Table().with("data", data)))
                .with("verbose", new Flag(false));
    }
}
