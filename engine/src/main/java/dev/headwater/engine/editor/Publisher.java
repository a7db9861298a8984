package dev.headwater.engine.editor;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/// Sends the diagnostics of all open texts, since one may be the predicates file of another. While
/// somebody types, it waits for a pause.
final class Publisher implements AutoCloseable {
    private static final long PAUSE_MILLIS = 150;

    private final OpenTexts texts;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("diagnostics").factory());
    private @Nullable Future<?> waiting;
    private volatile @Nullable LanguageClient client;

    Publisher(OpenTexts texts) {
        this.texts = texts;
    }

    void connect(LanguageClient editor) {
        client = editor;
    }

    void publishAll() {
        publishIn(0);
    }

    void publishAllSoon() {
        publishIn(PAUSE_MILLIS);
    }

    /// Takes back what was sent about a text.
    void clear(String uri) {
        send(uri, List.of());
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private synchronized void publishIn(long millis) {
        if (waiting != null) {
            waiting.cancel(false);
        }
        if (!executor.isShutdown()) {
            waiting = executor.schedule(this::publish, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void publish() {
        for (String uri : texts.uris()) {
            OpenText text = texts.read(uri);
            if (text != null) {
                send(uri, new EditorDiagnostics(texts).of(text));
            }
        }
    }

    private void send(String uri, List<org.eclipse.lsp4j.Diagnostic> diagnostics) {
        LanguageClient editor = client;
        if (editor != null) {
            editor.publishDiagnostics(new PublishDiagnosticsParams(uri, diagnostics));
        }
    }
}
