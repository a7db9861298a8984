package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.ast.Header;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.format.WindowText.Clause;
import dev.headwater.grammar.source.Span;
import dev.headwater.grammar.source.TextForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// AST -> text form. Statements keep their order when they come from the text form; from YAML they
/// come as header, predicates, trigger, windows.
final class CohortPrinter {
    private static final Pattern MODE = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*([-.]+[a-zA-Z0-9]+)*");

    private final TaskDocument document;
    private final Comments comments;
    private final NoOtherForm mistakes;
    private final CohortNames names;
    private final PredicateText predicates;
    private final WindowText windows;
    private final DatumText data;
    private final List<Statement> statements = new ArrayList<>();

    private CohortPrinter(TaskDocument document, Comments comments, NoOtherForm mistakes) {
        this.document = document;
        this.comments = comments;
        this.mistakes = mistakes;
        this.names = new CohortNames(mistakes);
        this.predicates = new PredicateText(mistakes);
        this.windows = new WindowText(mistakes);
        this.data = new DatumText(mistakes);
    }

    /// The text of a document without mistakes. What the form cannot say is reported.
    static String print(TaskDocument document, Comments comments, NoOtherForm mistakes) {
        return new CohortPrinter(document, comments, mistakes).print();
    }

    private String print() {
        addHeader(document.header());
        Scalar semantics = document.semantics();
        if (semantics != null) {
            boolean isWord = MODE.matcher(semantics.text()).matches();
            String mode = isWord ? semantics.text() : mistakes.text(semantics);
            add(Statement.Part.HEADER, semantics.span(), "", "semantics " + mode);
        }
        document.predicates().forEach(predicate -> addPredicate(predicate, false));
        document.demographics().forEach(predicate -> addPredicate(predicate, true));
        Name trigger = document.trigger();
        if (trigger != null) {
            String text = "trigger " + names.subject(trigger);
            add(Statement.Part.WINDOWS, trigger.span(), "", text);
        }
        document.windows().forEach(this::addWindow);
        if (statements.isEmpty()) {
            Span begin = document.source().span(0, 0);
            mistakes.report(begin, "a file that declares nothing", "declare a predicate");
        }
        boolean keepsOrder = document.source().form() == TextForm.COHORT;
        if (keepsOrder) {
            statements.sort(Comparator.comparingInt(statement -> statement.anchor().start()));
        }
        return StatementLayout.layOut(statements, comments, !keepsOrder);
    }

    private void addHeader(Header header) {
        List<Datum.Field> fields =
                header.metadata() instanceof Datum.Fields all && !all.fields().isEmpty()
                        ? all.fields()
                        : List.of();
        fields.stream().filter(CohortPrinter::isTitle).forEach(this::addField);
        Scalar description = header.description();
        if (description != null) {
            String text = QuotedText.folded("description ", description.text());
            add(Statement.Part.HEADER, description.span(), "", text);
        }
        if (header.metadata() != null && fields.isEmpty()) {
            String text = "metadata = " + data.of(header.metadata());
            add(Statement.Part.HEADER, header.metadata().span(), "", text);
        }
        fields.stream().filter(field -> !isTitle(field)).forEach(this::addField);
    }

    private static boolean isTitle(Datum.Field field) {
        return title(field) != null;
    }

    private static @Nullable String title(Datum.Field field) {
        boolean isTitle =
                field.name().text().equals(Header.TITLE)
                        && field.value() instanceof Datum.Value(Scalar scalar)
                        && scalar.kind() == Scalar.Kind.STRING
                        && NoOtherForm.WORD.matcher(scalar.text()).matches();
        return isTitle ? ((Datum.Value) field.value()).scalar().text() : null;
    }

    private void addField(Datum.Field field) {
        String title = title(field);
        String text =
                title == null
                        ? "metadata " + names.of(field.name()) + " = " + data.of(field.value())
                        : "cohort " + names.of(title, field.name().span());
        add(Statement.Part.HEADER, field.name().span(), "", text);
    }

    private void addPredicate(PredicateDeclaration predicate, boolean isDemographic) {
        String head = predicates.kind(predicate, isDemographic) + names.of(predicate.name());
        Statement.Part part = Statement.Part.PREDICATES;
        add(part, predicate.span(), head, predicates.definition(predicate));
    }

    private void addWindow(WindowDeclaration window) {
        String head = "window " + names.of(window.name());
        List<Clause> clauses = windows.clauses(window);
        List<Span> parts =
                Anchors.of(window).stream()
                        .filter(anchor ->
                                clauses.stream().noneMatch(c -> c.anchor().equals(anchor)))
                        .toList();
        statements.add(
                new Statement(
                        Statement.Part.WINDOWS,
                        window.span(),
                        parts,
                        head,
                        windows.interval(window),
                        clauses));
    }

    private void add(Statement.Part part, Span anchor, String head, String body) {
        statements.add(new Statement(part, anchor, List.of(), head, body, List.of()));
    }
}
