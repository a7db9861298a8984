package dev.headwater.engine.cli.aces;

import dev.headwater.engine.cli.hydra.ConfigException;
import dev.headwater.engine.cli.hydra.ConfigValue;
import dev.headwater.engine.cli.hydra.Interpolation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a configuration comes down to.
///
/// `windows` is null if no table of windows is asked for. `logFile` is null if nothing is to be
/// logged, `configFolder` if the configuration is not to be kept.
record JobSettings(
        Path task,
        @Nullable Path predicates,
        Standard standard,
        @Nullable String timestampFormat,
        Path data,
        Path output,
        @Nullable Path windows,
        @Nullable Path logFile,
        @Nullable Path configFolder) {
    /// Jobs that agree in this are run together. What ESGPT data hold decides how a task reads, so
    /// there `data` is part of it.
    record Task(
            Path task,
            @Nullable Path predicates,
            Standard standard,
            @Nullable String timestampFormat,
            boolean hasWindows,
            @Nullable Path data) {}

    Task sharedTask() {
        return new Task(
                task,
                predicates,
                standard,
                timestampFormat,
                windows != null,
                standard == Standard.ESGPT ? data : null);
    }

    /// @param folder the output folder of the job
    /// @throws ConfigException if a value is missing or wrong
    static JobSettings of(Interpolation values, Path folder) {
        Path task = path(values, "config_path");
        Path predicates = optionalPath(values, "predicates_path");
        Standard standard = Standard.of(text(values, "data.standard"));
        Path windows =
                standard.writesLabels() && optionalText(values, "window_stats_dir") != null
                        ? table(values, "window_stats_filepath")
                        : null;
        String subfolder = optionalText(values, "hydra.output_subdir");
        return new JobSettings(
                task,
                predicates,
                standard,
                standard == Standard.DIRECT ? optionalText(values, "data.ts_format") : null,
                path(values, "data.path"),
                table(values, "output_filepath"),
                windows,
                isSilent(values) ? null : folder.resolve(text(values, "hydra.job.name") + ".log"),
                subfolder == null ? null : folder.resolve(subfolder));
    }

    /// The text at `key`.
    ///
    /// @throws ConfigException if there is none
    static String text(Interpolation values, String key) {
        String text = optionalText(values, key);
        if (text == null) {
            throw new ConfigException("'" + key + "' has no value");
        }
        return text;
    }

    /// The path at `key`.
    ///
    /// @throws ConfigException if there is none
    static Path path(Interpolation values, String key) {
        String text = text(values, key);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConfigException("'" + key + "' is no path: " + e.getReason());
        }
    }

    private static @Nullable Path optionalPath(Interpolation values, String key) {
        return optionalText(values, key) == null ? null : path(values, key);
    }

    /// Null for null and for the empty text.
    private static @Nullable String optionalText(Interpolation values, String key) {
        ConfigValue value = values.get(key);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isMissing()) {
            throw Interpolation.missing(key);
        }
        if (value instanceof ConfigValue.Items || value instanceof ConfigValue.Table) {
            throw new ConfigException("'" + key + "' must be a text, not " + value.asText());
        }
        String text = value.asText();
        return text.isEmpty() ? null : text;
    }

    private static Path table(Interpolation values, String key) {
        Path table = path(values, key);
        if (!table.toString().endsWith(".parquet")) {
            throw new ConfigException(
                    "'" + key + "' is '" + table + "', which does not end in `.parquet`");
        }
        return table;
    }

    private static boolean isSilent(Interpolation values) {
        ConfigValue logging = values.get("hydra.runtime.choices.hydra/job_logging");
        return logging != null
                && (logging.isNull()
                        || logging.asText().equals("none")
                        || logging.asText().equals("disabled"));
    }
}
