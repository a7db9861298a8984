package dev.headwater.tests.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.engine.cli.HeadwaterCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The process that an editor starts: what it writes on standard output, and how it ends.
class LspProcessTest {
    private static final String INITIALIZE =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}";
    private static final String EXIT = "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";

    @Test
    void standardOutputHoldsMessagesOnlyAndAnOrderlyEndIsZero() throws Exception {
        Process process = start();
        send(process, INITIALIZE, SHUTDOWN, EXIT);

        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(exitCode(process)).isZero();
        int messages = 0;
        while (!out.isEmpty()) {
            assertThat(out).startsWith("Content-Length: ");
            int bodyAt = out.indexOf("\r\n\r\n") + 4;
            int length = Integer.parseInt(out.substring(16, out.indexOf("\r\n")));
            assertThat(out.substring(bodyAt)).startsWith("{\"jsonrpc\":\"2.0\"");
            out = out.substring(bodyAt + length);
            messages++;
        }
        assertThat(messages).isEqualTo(2);
    }

    @Test
    void anEndWithoutAGoodbyeIsOne() throws Exception {
        Process process = start();
        send(process, INITIALIZE, EXIT);

        assertThat(exitCode(process)).isEqualTo(1);
    }

    @Test
    void theServerEndsWithItsEditor() throws Exception {
        Process process = start();
        process.getOutputStream().close();

        assertThat(exitCode(process)).isEqualTo(1);
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeadwaterCommand.class.getName(),
                        "lsp",
                        "--stdio")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void send(Process process, String... messages) throws IOException {
        OutputStream in = process.getOutputStream();
        for (String message : messages) {
            in.write(
                    ("Content-Length: " + message.length() + "\r\n\r\n" + message)
                            .getBytes(StandardCharsets.UTF_8));
        }
        in.flush();
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
