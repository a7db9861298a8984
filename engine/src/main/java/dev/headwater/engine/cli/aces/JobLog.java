package dev.headwater.engine.cli.aces;

import dev.headwater.engine.output.TextOutput;
import dev.headwater.engine.scan.DataException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells how a job goes, on standard output and in the job's log file, in lines as Hydra has them.
/// Thread-safe.
final class JobLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT);

    private final PrintWriter out;
    private final @Nullable Path file;

    /// @param file null if nothing is to be told
    JobLog(PrintWriter out, @Nullable Path file) {
        this.out = out;
        this.file = file;
    }

    void info(String message) {
        log("INFO", message);
    }

    void warn(String message) {
        log("WARNING", message);
    }

    void error(String message) {
        log("ERROR", message);
    }

    /// A line about the sweep as a whole.
    static String sweepLine(String message) {
        return "[" + LocalDateTime.now().format(TIME) + "][HYDRA] " + message;
    }

    private void log(String level, String message) {
        if (file == null) {
            return;
        }
        String time = LocalDateTime.now().format(TIME);
        String line = "[" + time + "][headwater][" + level + "] - " + message.stripTrailing();
        synchronized (out) {
            out.println(line);
            out.flush();
            try {
                TextOutput.append(file, line + "\n");
            } catch (DataException failure) {
                out.println("[" + time + "][headwater][WARNING] - " + failure.message());
                out.flush();
            }
        }
    }
}
