package dev.headwater.engine.editor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/// A language server for tasks and predicates files.
///
/// `initializationOptions` may be `{"predicates": "dataset.yaml"}`, the predicates file of tasks
/// that name none, relative to the root of the workspace.
public final class TaskLanguageServer implements LanguageServer, WorkspaceService {
    private final OpenTexts texts = new OpenTexts();
    private final Publisher publisher = new Publisher(texts);
    private final TaskTextService service = new TaskTextService(texts, publisher);
    private final CompletableFuture<Boolean> exit = new CompletableFuture<>();
    private boolean wasShutDown;

    private TaskLanguageServer() {}

    /// Serves one editor until it says that it is done, or goes away. True if it said so in the
    /// order that the protocol demands.
    public static boolean serve(InputStream in, OutputStream out) {
        var server = new TaskLanguageServer();
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.publisher.connect(launcher.getRemoteProxy());
        Future<?> listening = launcher.startListening();
        Thread.ofVirtual().start(() -> server.exitAfter(listening));
        try (var _ = server.publisher) {
            return server.exit.join();
        }
    }

    private void exitAfter(Future<?> listening) {
        try {
            listening.get();
        } catch (InterruptedException | ExecutionException _) {
            Thread.currentThread().interrupt();
        }
        exit.complete(false);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
        texts.setDefaultPredicates(predicates(asked));
        var synchronization = new TextDocumentSyncOptions();
        synchronization.setOpenClose(true);
        synchronization.setChange(TextDocumentSyncKind.Full);
        synchronization.setSave(true);
        var can = new ServerCapabilities();
        can.setTextDocumentSync(synchronization);
        can.setHoverProvider(true);
        can.setCompletionProvider(
                new CompletionOptions(false, List.of(" ", ">", "-", "{", "[", "(")));
        can.setDefinitionProvider(true);
        can.setReferencesProvider(true);
        can.setRenameProvider(new RenameOptions(true));
        can.setDocumentSymbolProvider(true);
        can.setDocumentFormattingProvider(true);
        can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        return CompletableFuture.completedFuture(
                new InitializeResult(can, new ServerInfo("headwater")));
    }

    private static @Nullable Path predicates(InitializeParams asked) {
        if (!(asked.getInitializationOptions() instanceof JsonObject options)) {
            return null;
        }
        JsonElement written = options.get("predicates");
        if (written == null || !written.isJsonPrimitive()) {
            return null;
        }
        try {
            Path file = Path.of(written.getAsString());
            var folders = asked.getWorkspaceFolders();
            boolean hasRoot = folders != null && !folders.isEmpty();
            Path root =
                    hasRoot
                            ? Path.of(URI.create(folders.getFirst().getUri()))
                            : Path.of("").toAbsolutePath();
            return root.resolve(file).normalize();
        } catch (InvalidPathException _) {
            return null;
        }
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        wasShutDown = true;
        return CompletableFuture.completedFuture(new Object());
    }

    @Override
    public void exit() {
        exit.complete(wasShutDown);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return service;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return this;
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams changed) {
        publisher.publishAll();
    }

    /// A predicates file may be among them.
    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams changed) {
        publisher.publishAll();
    }
}
