package dev.headwater.tests.commandline;

import dev.headwater.engine.cli.HeadwaterCommand;
import dev.headwater.tests.documents.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run of the launcher in a process of its own: its exit code, what it printed on standard output
/// and error, and the most memory, in bytes, that was resident. Linux tells the latter while a
/// process lives.
///
/// The launcher starts a stand-in for the JVM that runs the classes under test instead of the jar.
record ProcessRun(int exitCode, String out, String err, long peakBytes) {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int MILLIS_BETWEEN_LOOKS = 5;

    private static final String STAND_IN =
            """
            #!/usr/bin/env bash
            arguments=()
            while (($# > 0)); do
                case $1 in
                    -XX:AOTCacheOutput=*) exit 0 ;;
                    -cp) arguments+=(-cp "$CLASSES") && shift ;;
                    -jar) arguments+=(-cp "$CLASSES" "$MAIN") && shift ;;
                    *) arguments+=("$1") ;;
                esac
                shift
            done
            exec "$JAVA" "${arguments[@]}"
            """;

    /// @param folder empty, for the launcher's home
    static ProcessRun of(Path folder, Object... arguments) throws IOException {
        return redirected("", folder, arguments);
    }

    /// Calls the launcher by a link of another name, with a further variable of the environment.
    ///
    /// @param setting such as `NAME=value`
    /// @param folder empty, for the launcher's home
    static ProcessRun withSetting(String setting, String name, Path folder, Object... arguments)
            throws IOException {
        Object[] all = new Object[arguments.length + 2];
        all[0] = setting;
        all[1] = link(name, folder);
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return of(Path.of("env"), "", folder, all);
    }

    /// @param redirections as a shell takes them, such as `>&-`
    /// @param folder empty, for the launcher's home
    static ProcessRun redirected(String redirections, Path folder, Object... arguments)
            throws IOException {
        return of(installLauncher(folder), redirections, folder, arguments);
    }

    /// Calls the launcher by a link of another name.
    ///
    /// @param folder empty, for the launcher's home
    static ProcessRun byName(String name, Path folder, Object... arguments) throws IOException {
        return of(link(name, folder), "", folder, arguments);
    }

    private static Path link(String name, Path folder) throws IOException {
        Path launcher = installLauncher(folder);
        Path link = Files.createDirectory(folder.resolve("links")).resolve(name);
        return Files.createSymbolicLink(link, launcher);
    }

    private static ProcessRun of(
            Path program, String redirections, Path folder, Object... arguments)
            throws IOException {
        Path errors = folder.resolve("errors");
        Path output = folder.resolve("output");
        String command = "exec \"$0\" \"$@\" " + redirections;
        List<String> line = new ArrayList<>(List.of("bash", "-c", command, program.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(line::add);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("HEADWATER_JAVA_HOME", installStandIn(folder).toString());
        builder.environment()
                .put("JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        builder.environment().put("MAIN", HeadwaterCommand.class.getName());
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        Process process = builder.start();
        long peak = watch(process);
        return new ProcessRun(
                process.exitValue(), Files.readString(output), Files.readString(errors), peak);
    }

    private static Path installLauncher(Path folder) throws IOException {
        Path jar = folder.resolve("engine/target/headwater.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        return Files.copy(Repository.file("headwater"), folder.resolve("headwater"));
    }

    private static Path installStandIn(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk"));
        Files.writeString(
                home.resolve("release"),
                "JAVA_VERSION=\"" + System.getProperty("java.version") + "\"\n");
        Path java =
                Files.writeString(
                        Files.createDirectory(home.resolve("bin")).resolve("java"), STAND_IN);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    /// The peak only rises, so the last look before the end tells it.
    private static long watch(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        long peak = 0;
        try {
            while (!process.waitFor(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peak(status));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
        return peak;
    }

    private static long peak(Path status) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(status));
            return peak.find() ? Long.parseLong(peak.group(1)) << 10 : 0;
        } catch (IOException e) {
            // It has ended meanwhile.
            return 0;
        }
    }
}
