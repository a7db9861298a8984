package dev.headwater.tests.editor;

import dev.headwater.engine.editor.TaskLanguageServer;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/// An editor that talks to a server in this process over pipes. Every answer is awaited.
final class Editor implements LanguageClient, AutoCloseable {
    private static final int SECONDS = 60;

    // It complains of pipes whose other end is gone, which is how a test ends.
    private static final Logger LOGGER = Logger.getLogger("org.eclipse.lsp4j.jsonrpc");

    private final PipedOutputStream toServer = new PipedOutputStream();
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> served;
    private final LanguageServer server;
    private int version;

    private Editor() throws IOException {
        LOGGER.setLevel(Level.OFF);
        var fromEditor = new PipedInputStream(toServer, 1 << 16);
        var toEditor = new PipedOutputStream();
        var fromServer = new PipedInputStream(toEditor, 1 << 16);
        served =
                CompletableFuture.supplyAsync(
                        () -> TaskLanguageServer.serve(fromEditor, toEditor),
                        task -> Thread.ofPlatform().daemon().start(task));
        Launcher<LanguageServer> launcher =
                LSPLauncher.createClientLauncher(this, fromServer, toServer);
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    /// An editor in a folder, with initialization options.
    static Editor in(Path folder, Map<String, String> options) {
        try {
            var editor = new Editor();
            var hello = new InitializeParams();
            hello.setWorkspaceFolders(
                    List.of(new WorkspaceFolder(folder.toUri().toString(), "folder")));
            hello.setInitializationOptions(options);
            InitializeResult answer = await(editor.server.initialize(hello));
            if (!answer.getCapabilities().getHoverProvider().getLeft()) {
                throw new AssertionError("no hovers: " + answer);
            }
            return editor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LanguageServer server() {
        return server;
    }

    static TextDocumentIdentifier file(String uri) {
        return new TextDocumentIdentifier(uri);
    }

    void open(String uri, String text) {
        server.getTextDocumentService()
                .didOpen(
                        new DidOpenTextDocumentParams(
                                new TextDocumentItem(uri, "yaml", ++version, text)));
    }

    void change(String uri, String text) {
        server.getTextDocumentService()
                .didChange(
                        new DidChangeTextDocumentParams(
                                new VersionedTextDocumentIdentifier(uri, ++version),
                                List.of(new TextDocumentContentChangeEvent(text))));
    }

    /// The next diagnostics that arrive about a text.
    List<Diagnostic> diagnostics(String uri) {
        try {
            while (true) {
                PublishDiagnosticsParams next = published.poll(SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("no diagnostics for " + uri);
                }
                if (next.getUri().equals(uri)) {
                    return next.getDiagnostics();
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Says goodbye in order; whether the server saw it so.
    boolean leave() {
        await(server.shutdown());
        return leaveAbruptly();
    }

    /// Without the request to shut down.
    boolean leaveAbruptly() {
        server.exit();
        return await(served);
    }

    /// Goes away without a word.
    boolean vanish() {
        close();
        return await(served);
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e);
        }
    }

    /// The place of the `|` in `text`.
    static Position cursor(String text) {
        String before = text.substring(0, text.indexOf('|'));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Position(line, before.length() - before.lastIndexOf('\n') - 1);
    }

    static String uri(Path file) {
        URI uri = file.toUri();
        return uri.toString();
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        published.add(diagnostics);
    }

    @Override
    public void telemetryEvent(Object event) {
        throw new AssertionError("no telemetry: " + event);
    }

    @Override
    public void showMessage(MessageParams message) {
        throw new AssertionError(message.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
        throw new AssertionError(asked.getMessage());
    }

    @Override
    public void logMessage(MessageParams message) {
        throw new AssertionError(message.getMessage());
    }

    @Override
    public void close() {
        try {
            toServer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
