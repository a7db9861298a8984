package dev.headwater.grammar.syntax;

import dev.headwater.grammar.ast.BoundaryDeclaration;
import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.ast.Header;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicatesDocument;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.diagnostic.Diagnostic;
import dev.headwater.grammar.diagnostic.DiagnosticCode;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.syntax.CohortParser.DemographicContext;
import dev.headwater.grammar.syntax.CohortParser.DescriptionContext;
import dev.headwater.grammar.syntax.CohortParser.MetadataContext;
import dev.headwater.grammar.syntax.CohortParser.OneStatementContext;
import dev.headwater.grammar.syntax.CohortParser.PredicateContext;
import dev.headwater.grammar.syntax.CohortParser.SemanticsContext;
import dev.headwater.grammar.syntax.CohortParser.StatementContext;
import dev.headwater.grammar.syntax.CohortParser.TitleContext;
import dev.headwater.grammar.syntax.CohortParser.TriggerContext;
import dev.headwater.grammar.syntax.CohortParser.WindowContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the text form, statement by statement. A statement that cannot be read is reported once,
/// and what it declares still counts as declared.
final class CohortReader {
    private static final GrammarRule<CohortParser, OneStatementContext> STATEMENT =
            new GrammarRule<>(CohortLexer::new, CohortParser::new, CohortParser::oneStatement);

    private final SourceFile source;
    private final Set<String> keywords;
    private final Diagnostics diagnostics;
    private final SaidOnce said;

    private @Nullable Scalar description;
    private @Nullable Datum metadata;
    private @Nullable Scalar semantics;
    private @Nullable Name trigger;
    private final List<Datum.Field> fields = new ArrayList<>();
    private final List<PredicateDeclaration> predicates = new ArrayList<>();
    private final List<PredicateDeclaration> demographics = new ArrayList<>();
    private final List<WindowDeclaration> windows = new ArrayList<>();

    private CohortReader(SourceFile source, Set<String> keywords, Diagnostics diagnostics) {
        this.source = source;
        this.keywords = keywords;
        this.diagnostics = diagnostics;
        this.said = new SaidOnce(diagnostics);
    }

    /// The task, or null when the text has no statement at all.
    static @Nullable TaskDocument readTask(SourceFile source, Diagnostics diagnostics) {
        var reader = new CohortReader(source, StatementMistakes.OF_TASKS, diagnostics);
        return reader.hasStatements() ? reader.task() : null;
    }

    /// The predicates file, or null when the text has no statement at all.
    static @Nullable PredicatesDocument readPredicates(SourceFile source, Diagnostics diagnostics) {
        var reader = new CohortReader(source, StatementMistakes.OF_PREDICATES, diagnostics);
        return reader.hasStatements()
                ? new PredicatesDocument(
                        source, reader.header(), reader.predicates, reader.demographics)
                : null;
    }

    private boolean hasStatements() {
        List<ScalarOrigin> statements = CohortScanner.statements(source);
        statements.forEach(this::read);
        if (statements.isEmpty()) {
            Span begin = source.span(0, 0);
            diagnostics.add(Diagnostic.error(DiagnosticCode.S006, "the file is empty", begin, ""));
        }
        return !statements.isEmpty();
    }

    private TaskDocument task() {
        Span whole = source.span(0, source.text().length());
        if (trigger == null && !said.has("trigger")) {
            Span begin = CohortScanner.statements(source).getFirst().span();
            diagnostics.add(
                    Diagnostic.error(DiagnosticCode.S004, "the task has no `trigger`", begin, "")
                            .withHelp(
                                    "name the predicate whose events start a cohort row:"
                                            + " `trigger PREDICATE`"));
        }
        return new TaskDocument(
                source, header(), semantics, predicates, demographics, trigger, windows, whole);
    }

    private Header header() {
        Datum all =
                fields.isEmpty()
                        ? metadata
                        : new Datum.Fields(fields, fields.getFirst().name().span());
        return new Header(description, all);
    }

    private void read(ScalarOrigin statement) {
        var mistakes = new StatementMistakes(statement, keywords, diagnostics);
        OneStatementContext tree =
                mistakes.isKnown() ? STATEMENT.parse(statement.text(), mistakes::malformed) : null;
        if (tree == null) {
            declareUnread(mistakes);
            return;
        }
        read(tree.statement(), statement);
    }

    private void read(StatementContext tree, ScalarOrigin statement) {
        var trees = new CohortTrees(statement, diagnostics);
        Span span = statement.span();
        switch (tree) {
            case TitleContext title -> {
                Name name = trees.name(title.name());
                Scalar text = new Scalar(name.text(), Scalar.Kind.STRING, name.span());
                addField(new Datum.Field(new Name(Header.TITLE, span), new Datum.Value(text)));
            }
            case DescriptionContext text when said.admits("description", span) ->
                    description = trees.text(text.TEXT());
            case MetadataContext field when field.name() != null ->
                    addField(new Datum.Field(trees.name(field.name()), trees.datum(field.datum())));
            case MetadataContext all when said.admits("metadata", span) ->
                    metadata = trees.datum(all.datum());
            case SemanticsContext mode when said.admits("semantics", span) ->
                    semantics = trees.mode(mode.semanticsMode());
            case PredicateContext predicate ->
                    addPredicate(
                            new PredicateStatement(statement, diagnostics)
                                    .read(
                                            trees.name(predicate.name()),
                                            predicate.isStatic,
                                            predicate.definition(),
                                            false),
                            false);
            case DemographicContext demographic ->
                    addPredicate(
                            new PredicateStatement(statement, diagnostics)
                                    .read(
                                            trees.name(demographic.name()),
                                            null,
                                            demographic.definition(),
                                            true),
                            true);
            case TriggerContext event when said.admits("trigger", span) ->
                    trigger = trees.subject(event.subject());
            case WindowContext window ->
                    addWindow(new WindowStatement(statement, diagnostics).read(window));
            // Said before, and reported.
            default -> {}
        }
    }

    private void addField(Datum.Field field) {
        if (metadata != null) {
            said.admits("metadata", field.name().span());
        } else if (said.admits("metadata " + field.name().text(), field.name().span())) {
            said.mark("metadata", field.name().span());
            fields.add(field);
        }
    }

    private void addPredicate(PredicateDeclaration declaration, boolean isDemographic) {
        Name name = declaration.name();
        String kind = isDemographic ? "demographic " : "predicate ";
        if (said.admits(kind + name.text(), name.span())) {
            (isDemographic ? demographics : predicates).add(declaration);
        }
    }

    private void addWindow(WindowDeclaration window) {
        if (said.admits("window " + window.name().text(), window.name().span())) {
            windows.add(window);
        }
    }

    /// Else each use of the name would be one more mistake.
    private void declareUnread(StatementMistakes statement) {
        Span span = statement.span();
        Name name = statement.declared();
        String keyword = statement.likelyKeyword();
        switch (keyword) {
            case "trigger" -> said.mark("trigger", span);
            case "predicate", "static", "demographic" -> {
                if (name != null) {
                    addPredicate(
                            new PredicateDeclaration.Unreadable(name, List.of(), span),
                            keyword.equals("demographic"));
                }
            }
            case "window" -> {
                if (name != null) {
                    var unreadable = new BoundaryDeclaration.Unreadable(span);
                    addWindow(
                            new WindowDeclaration(
                                    name,
                                    unreadable,
                                    unreadable,
                                    null,
                                    null,
                                    List.of(),
                                    null,
                                    null,
                                    span));
                }
            }
            default -> {}
        }
    }
}
