package dev.headwater.engine.cli.hydra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The jobs of a sweep: every combination of the values that its arguments have, those of the last
/// argument changing fastest. Of two arguments with the same key the last one counts, at the place
/// of the first.
public final class SweepJobs {
    /// More jobs than anyone means.
    private static final int MOST_JOBS = 1_000_000;

    private SweepJobs() {}

    /// The arguments of each job.
    public static List<List<ConfigOverride>> of(List<ConfigOverride> overrides) {
        Map<String, List<ConfigOverride>> choices = new LinkedHashMap<>();
        for (ConfigOverride override : overrides) {
            choices.put(override.fullKey(), override.ofJobs());
        }
        List<List<ConfigOverride>> jobs = List.of(List.of());
        for (List<ConfigOverride> choice : choices.values()) {
            if ((long) jobs.size() * choice.size() > MOST_JOBS) {
                throw new ConfigException("the sweep has more than " + MOST_JOBS + " jobs");
            }
            List<List<ConfigOverride>> longer = new ArrayList<>();
            for (List<ConfigOverride> job : jobs) {
                for (ConfigOverride override : choice) {
                    List<ConfigOverride> extended = new ArrayList<>(job);
                    extended.add(override);
                    longer.add(extended);
                }
            }
            jobs = longer;
        }
        return jobs;
    }

    /// Refuses sweeps where there is but one job, and over Hydra's own values.
    ///
    /// @throws ConfigException if there are any
    public static void check(List<ConfigOverride> overrides, boolean isMultirun) {
        for (ConfigOverride override : overrides) {
            if (override.isSweep() && !isMultirun) {
                throw new ConfigException(
                        "Ambiguous value for argument '"
                                + override.written()
                                + "'\n  = help: one job for each value: add `--multirun`"
                                + "\n  = help: one text: quote the value within the shell's quotes, as in "
                                + override.key()
                                + "=\"'a,b'\"\n  = help: a list: "
                                + override.key()
                                + "=[a,b]");
            }
            if (override.isSweep() && override.isAboutHydra()) {
                throw new ConfigException(
                        "Sweeping over Hydra's configuration is not supported: '"
                                + override.written()
                                + "'");
            }
        }
    }
}
