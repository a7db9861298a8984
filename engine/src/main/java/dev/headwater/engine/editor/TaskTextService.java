package dev.headwater.engine.editor;

import dev.headwater.grammar.ast.PredicateDeclaration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Answers what an editor asks about its open texts. Called by one thread at a time.
///
/// Some answers may be null, which the types of the protocol do not say: `@NullUnmarked`.
final class TaskTextService implements TextDocumentService {
    private final OpenTexts texts;
    private final Publisher publisher;

    TaskTextService(OpenTexts texts, Publisher publisher) {
        this.texts = texts;
        this.publisher = publisher;
    }

    /// A name in a text, at the place that was asked about.
    private record Found(OpenText text, Occurrence occurrence) {}

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        texts.put(opened.getTextDocument().getUri(), opened.getTextDocument().getText());
        publisher.publishAll();
    }

    @Override
    public void didChange(DidChangeTextDocumentParams changed) {
        String text = changed.getContentChanges().getLast().getText();
        texts.put(changed.getTextDocument().getUri(), text);
        publisher.publishAllSoon();
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        texts.remove(closed.getTextDocument().getUri());
        publisher.clear(closed.getTextDocument().getUri());
        publisher.publishAll();
    }

    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        publisher.publishAll();
    }

    @Override
    @NullUnmarked
    public CompletableFuture<Hover> hover(HoverParams asked) {
        OpenText text = texts.read(asked.getTextDocument().getUri());
        if (text == null) {
            return CompletableFuture.completedFuture(null);
        }
        int offset = Places.offset(text.source(), asked.getPosition());
        String words = HoverText.at(text, offset);
        return CompletableFuture.completedFuture(
                words == null ? null : new Hover(HoverText.markdown(words)));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
            CompletionParams asked) {
        String uri = asked.getTextDocument().getUri();
        OpenText now = texts.read(uri);
        OpenText names = texts.lastReadable(uri);
        if (now == null || names == null) {
            return CompletableFuture.completedFuture(Either.forLeft(List.of()));
        }
        int offset = Places.offset(now.source(), asked.getPosition());
        List<CompletionItem> items =
                switch (now.source().form()) {
                    case YAML -> Completions.of(names, CursorContext.at(now.source(), offset));
                    case COHORT ->
                            CohortCompletions.of(names, StatementPlace.at(now.source(), offset));
                };
        return CompletableFuture.completedFuture(Either.forLeft(items));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
            definition(DefinitionParams asked) {
        Found found = find(asked);
        List<Location> places =
                found == null ? List.of() : declarations(found).map(this::location).toList();
        return CompletableFuture.completedFuture(Either.forLeft(places));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams asked) {
        Found found = find(asked);
        boolean withDeclaration = asked.getContext().isIncludeDeclaration();
        List<Location> places =
                found == null
                        ? List.of()
                        : found.text.all(found.occurrence).stream()
                                .filter(each -> withDeclaration || !each.isDeclaration())
                                .map(this::location)
                                .toList();
        return CompletableFuture.completedFuture(places);
    }

    @Override
    @NullUnmarked
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
            prepareRename(PrepareRenameParams asked) {
        Occurrence target = renamed(asked);
        return CompletableFuture.completedFuture(
                target == null
                        ? null
                        : Either3.forSecond(
                                new PrepareRenameResult(
                                        Places.range(target.span()), target.name())));
    }

    @Override
    @NullUnmarked
    public CompletableFuture<WorkspaceEdit> rename(RenameParams asked) {
        String uri = asked.getTextDocument().getUri();
        OpenText text = texts.read(uri);
        Occurrence target = renamed(asked);
        return CompletableFuture.completedFuture(
                text == null || target == null
                        ? null
                        : new WorkspaceEdit(
                                Map.of(uri, Renaming.edits(text, target, asked.getNewName()))));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams asked) {
        OpenText text = texts.read(asked.getTextDocument().getUri());
        List<DocumentSymbol> symbols = text == null ? List.of() : Outline.of(text);
        return CompletableFuture.completedFuture(
                symbols.stream().map(Either::<SymbolInformation, DocumentSymbol>forRight).toList());
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams asked) {
        OpenText text = texts.read(asked.getTextDocument().getUri());
        List<CodeAction> fixes =
                text == null
                        ? List.of()
                        : new EditorDiagnostics(texts).fixes(text, asked.getRange());
        return CompletableFuture.completedFuture(
                fixes.stream().map(Either::<Command, CodeAction>forRight).toList());
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams asked) {
        OpenText text = texts.read(asked.getTextDocument().getUri());
        List<TextEdit> edits = text == null ? List.of() : Layout.edits(text.source());
        return CompletableFuture.completedFuture(edits);
    }

    private @Nullable Occurrence renamed(TextDocumentPositionParams asked) {
        OpenText text = texts.read(asked.getTextDocument().getUri());
        return text == null
                ? null
                : Renaming.target(text, Places.offset(text.source(), asked.getPosition()));
    }

    private @Nullable Found find(TextDocumentPositionParams asked) {
        OpenText text = texts.read(asked.getTextDocument().getUri());
        Occurrence occurrence =
                text == null ? null : text.at(Places.offset(text.source(), asked.getPosition()));
        return text == null || occurrence == null ? null : new Found(text, occurrence);
    }

    /// The one that counts first: that of the predicates file.
    private static Stream<Occurrence> declarations(Found found) {
        PredicateDeclaration counts = found.text.predicates().get(found.occurrence.name());
        return found.text.all(found.occurrence).stream()
                .filter(Occurrence::isDeclaration)
                .sorted(
                        Comparator.comparing(each ->
                                counts == null || counts.span().source() != each.span().source()));
    }

    private Location location(Occurrence occurrence) {
        return new Location(
                texts.uriOf(occurrence.span().source()), Places.range(occurrence.span()));
    }
}
