package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.Config;
import dev.headwater.engine.cli.hydra.ConfigException;
import dev.headwater.engine.cli.hydra.ConfigOverride;
import dev.headwater.engine.cli.hydra.ConfigValue;
import dev.headwater.engine.cli.hydra.ConfigValue.Table;
import dev.headwater.engine.cli.hydra.ConfigValue.Text;
import dev.headwater.engine.cli.hydra.ConfigYaml;
import dev.headwater.engine.cli.hydra.Interpolation;
import dev.headwater.engine.cli.hydra.SweepJobs;
import dev.headwater.engine.cli.hydra.TimeFormat;
import dev.headwater.engine.output.TextOutput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs what the arguments ask for: one job, or those of a sweep.
final class AcesRun {
    private final List<ConfigOverride> overrides;
    private final boolean isMultirun;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean isColored;
    private final LocalDateTime now = LocalDateTime.now();

    AcesRun(
            List<ConfigOverride> overrides,
            boolean isMultirun,
            PrintWriter out,
            PrintWriter err,
            boolean isColored) {
        this.overrides = overrides;
        this.isMultirun = isMultirun;
        this.out = out;
        this.err = err;
        this.isColored = isColored;
    }

    /// Whether all jobs succeeded.
    ///
    /// @throws ConfigException if the arguments are wrong; nothing was done then
    /// @throws dev.headwater.engine.scan.DataException if the configuration cannot be kept
    boolean run() {
        SweepJobs.check(overrides, isMultirun);
        List<Job> jobs = jobs();
        requireDistinctOutputs(jobs);
        if (isMultirun) {
            writeSweep();
            out.println(JobLog.sweepLine("Launching " + jobs.size() + " jobs locally"));
            tellOfLauncher(jobs.getFirst());
        }
        for (int number = 0; number < jobs.size(); number++) {
            if (isMultirun) {
                String line = "\t#" + number + " : " + jobs.get(number).config().line();
                out.println(JobLog.sweepLine(line));
            }
            keepConfig(jobs.get(number));
        }
        out.flush();
        boolean allDone = true;
        for (List<Job> group : groups(jobs)) {
            allDone &= new JobGroup(group, err, isColored).run();
        }
        return allDone;
    }

    /// Shows the configuration instead.
    ///
    /// @param part the key to limit it to
    /// @param shown `job`, `hydra` or `all`
    void show(String shown, @Nullable String part, boolean isResolved) {
        SweepJobs.check(overrides, false);
        JobConfig job = JobConfig.of(overrides, null);
        String key = part == null || part.equals("_global_") ? "" : part;
        Config visible = new Config(job.part(shown));
        ConfigValue value = key.isEmpty() ? visible.root() : visible.find(key);
        if (value == null) {
            throw new ConfigException("package '" + key + "' not found in config");
        }
        if (isResolved) {
            value = values(job.config()).resolve(value, key);
        }
        boolean isPart = value instanceof Table && !key.isEmpty();
        out.print(
                value instanceof Table
                        ? (isPart ? "# @package " + key + "\n" : "") + ConfigYaml.of(value)
                        : value.asText() + "\n");
        out.flush();
    }

    private List<Job> jobs() {
        if (!isMultirun) {
            return List.of(job(JobConfig.of(overrides, null), "hydra.run.dir", null));
        }
        List<Job> jobs = new ArrayList<>();
        for (List<ConfigOverride> ofJob : SweepJobs.of(overrides)) {
            JobConfig config = JobConfig.of(ofJob, jobs.size());
            jobs.add(job(config, "hydra.sweep.dir", "hydra.sweep.subdir"));
        }
        return jobs;
    }

    private Job job(JobConfig config, String folderKey, @Nullable String subfolderKey) {
        Interpolation values = values(config.config());
        Path folder = JobSettings.path(values, folderKey);
        if (subfolderKey != null) {
            folder = folder.resolve(JobSettings.text(values, subfolderKey));
        }
        String absolute = folder.toAbsolutePath().normalize().toString();
        config.config().put("hydra.runtime.output_dir", new Text(absolute));
        if (values.get("hydra.job.chdir") instanceof ConfigValue.Flag flag && flag.value()) {
            throw new ConfigException(
                    "hydra.job.chdir=true is not supported: paths are relative to where you are");
        }
        JobSettings settings = JobSettings.of(values, folder);
        return new Job(config, settings, new JobLog(out, settings.logFile()));
    }

    private Interpolation values(Config config) {
        return new Interpolation(
                config, System::getenv, pattern -> TimeFormat.format(now, pattern));
    }

    private void writeSweep() {
        List<ConfigOverride> common =
                overrides.stream().filter(override -> !override.isSweep()).toList();
        Config config = JobConfig.of(common, null).config();
        config.put("hydra.mode", new Text("MULTIRUN"));
        config.put("hydra.overrides.task", JobConfig.written(overrides, false));
        Path folder = JobSettings.path(values(config), "hydra.sweep.dir");
        TextOutput.write(folder.resolve("multirun.yaml"), ConfigYaml.of(config.root()), true);
    }

    private void tellOfLauncher(Job job) {
        ConfigValue launcher = job.config().config().find("hydra.runtime.choices.hydra/launcher");
        if (launcher != null && !launcher.asText().equals("basic")) {
            out.println(
                    JobLog.sweepLine(
                            "hydra/launcher="
                                    + launcher.asText()
                                    + " is not needed: one process runs all jobs"));
        }
    }

    private void keepConfig(Job job) {
        Path folder = job.settings().configFolder();
        if (folder == null) {
            return;
        }
        write(folder, "config.yaml", job.config().part("job"));
        write(folder, "hydra.yaml", job.config().part("hydra"));
        ConfigValue task = job.config().config().find("hydra.overrides.task");
        if (task != null) {
            write(folder, "overrides.yaml", task);
        }
    }

    private static void write(Path folder, String name, ConfigValue value) {
        TextOutput.write(folder.resolve(name), ConfigYaml.of(value), true);
    }

    private static List<List<Job>> groups(List<Job> jobs) {
        Map<JobSettings.Task, List<Job>> groups = new LinkedHashMap<>();
        for (Job job : jobs) {
            groups.computeIfAbsent(job.settings().sharedTask(), _ -> new ArrayList<>()).add(job);
        }
        return List.copyOf(groups.values());
    }

    /// Else which of them stays would depend on chance.
    private static void requireDistinctOutputs(List<Job> jobs) {
        Map<Path, Job> writers = new HashMap<>();
        for (Job job : jobs) {
            List<Path> outputs = new ArrayList<>(List.of(job.settings().output()));
            if (job.settings().windows() != null) {
                outputs.add(job.settings().windows());
            }
            for (Path output : outputs) {
                Job other = writers.put(output.toAbsolutePath().normalize(), job);
                if (other != null) {
                    throw new ConfigException(
                            "two jobs write '"
                                    + output
                                    + "':\n    "
                                    + other.config().line()
                                    + "\n    "
                                    + job.config().line()
                                    + "\n  = help: name the shard in it: ${data._prefix}");
                }
            }
        }
    }
}
