package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import dev.headwater.engine.cli.hydra.ConfigYaml;

/// What `aces-cli --help` prints.
final class AcesHelp {
    private static final String TEXT =
            """
            aces-cli: extracts the cohort of a task, with the arguments and outputs of ACES 0.7.3.

            Usage: aces-cli [-m] KEY=VALUE...

              data=single_file          one file: data.path names it (the default)
              data=sharded              one shard of a dataset: data.root and data.shard name it
              data.standard=STANDARD    meds, direct (one column of counts for each predicate) or esgpt
              data.path=PATH            the data; a folder is read as one table
              data.root=DIR             the folder of the shards
              data.shard=NAME           a shard below it, without .parquet, such as train/0
              data.ts_format=FORMAT     how direct data writes timestamps
              cohort_dir=DIR            where the task is and its outputs go
              cohort_name=NAME          the name of the task
              config_path=FILE          the task, if not in cohort_dir
              predicates_path=FILE      the dataset's predicates, which replace the task's by name
              output_filepath=FILE      the labels, or for direct data the cohort with its windows
              window_stats_dir=DIR      for meds: the cohort with its windows, beside the labels
              log_dir=DIR               the log and the configuration of the run

              -m, --multirun            one job for each value of KEY=VALUE,VALUE,...; all in this process
              -c, --cfg job|hydra|all   show the configuration instead; --resolve replaces ${...},
                                        -p, --package KEY shows a part
              -h, --help, --version

            Values follow the rules of Hydra: '...' and "..." quote, \\ escapes = , ( ) [ ] { } : and blanks,
            ${KEY}, ${oc.env:VARIABLE} and ${now:%Y-%m-%d} are replaced. +KEY=VALUE adds a key.
            hydra.* and hydra/launcher=* are accepted.

            One shard, a whole dataset, a table of counts:
              aces-cli cohort_dir=tasks cohort_name=mortality data.standard=meds data.path=train/0.parquet
              aces-cli -m cohort_dir=tasks cohort_name=mortality data=sharded data.standard=meds \\
                data.root=MEDS_ROOT/data "data.shard=$(expand_shards MEDS_ROOT/data)"
              aces-cli cohort_dir=tasks cohort_name=mortality data.standard=direct data.path=counts.csv

            Exit codes: 0 all jobs are done, 1 some failed, 2 an option is wrong.

            The configuration:
            """;

    private AcesHelp() {}

    /// @param job its configuration, by the arguments beside `--help`
    static String text(Table job) {
        return TEXT + ConfigYaml.of(job).indent(2);
    }
}
