package dev.headwater.grammar.format;

import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.ast.Datum;
import dev.headwater.grammar.ast.Header;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.TaskDocument;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.format.YamlNode.Entry;
import dev.headwater.grammar.format.YamlNode.Gap;
import dev.headwater.grammar.format.YamlNode.Item;
import dev.headwater.grammar.format.YamlNode.Mapping;
import dev.headwater.grammar.format.YamlNode.Sequence;
import dev.headwater.grammar.format.YamlNode.Style;
import dev.headwater.grammar.format.YamlNode.Text;
import dev.headwater.grammar.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// AST -> YAML that the reference system reads too, unless the task says what it cannot.
final class YamlPrinter {
    private static final int DESCRIPTION_ROOM = 100;

    private final YamlPredicate predicates;
    private final YamlBoundary boundaries;

    private YamlPrinter(NoOtherForm mistakes) {
        this.predicates = new YamlPredicate(mistakes);
        this.boundaries = new YamlBoundary(mistakes);
    }

    /// The text of a document without mistakes. What YAML cannot say is reported.
    static String print(TaskDocument document, Comments comments, NoOtherForm mistakes) {
        return YamlWriter.write(new YamlPrinter(mistakes).root(document), comments);
    }

    private YamlNode root(TaskDocument document) {
        List<Entry> entries = new ArrayList<>();
        Header header = document.header();
        if (header.description() != null) {
            Scalar description = header.description();
            YamlNode text = YamlText.description(description.text(), DESCRIPTION_ROOM);
            entries.add(new Entry(Gap.NONE, List.of(description.span()), "description", text));
        }
        Datum metadata = header.metadata();
        if (metadata != null) {
            entries.add(new Entry(Gap.NONE, anchors(metadata), "metadata", datum(metadata)));
        }
        addScalar(entries, "semantics", document.semantics());
        addPredicates(entries, "predicates", document.predicates());
        addPredicates(entries, "patient_demographics", document.demographics());
        if (document.trigger() != null) {
            YamlNode name = YamlText.of(document.trigger().text());
            entries.add(new Entry(Gap.ALWAYS, List.of(document.trigger().span()), "trigger", name));
        }
        if (!document.windows().isEmpty()) {
            List<Entry> windows = document.windows().stream().map(this::window).toList();
            entries.add(section("windows", windows));
        }
        return new Mapping("", Style.BLOCK, entries);
    }

    private static List<Span> anchors(Datum metadata) {
        boolean isByField = metadata instanceof Datum.Fields fields && !fields.fields().isEmpty();
        return isByField ? List.of() : List.of(metadata.span());
    }

    private static YamlNode datum(Datum datum) {
        return switch (datum) {
            case Datum.Value(Scalar scalar) -> YamlText.of(scalar);
            case Datum.Items items ->
                    new Sequence(
                            "",
                            Style.FITTING,
                            items.items().stream()
                                    .map(item -> new Item(List.of(), datum(item)))
                                    .toList());
            case Datum.Fields fields ->
                    new Mapping(
                            "",
                            Style.BLOCK,
                            fields.fields().stream().map(YamlPrinter::field).toList());
        };
    }

    private static Entry field(Datum.Field field) {
        String key = YamlText.quoted(field.name().text());
        return new Entry(Gap.NONE, List.of(field.name().span()), key, datum(field.value()));
    }

    private void addPredicates(
            List<Entry> entries, String section, List<PredicateDeclaration> declarations) {
        if (!declarations.isEmpty()) {
            List<Entry> inside = declarations.stream().map(this::predicate).toList();
            entries.add(section(section, inside));
        }
    }

    /// A section, its first entry right below the key.
    private static Entry section(String key, List<Entry> entries) {
        List<Entry> inside = new ArrayList<>(entries);
        Entry first = inside.getFirst();
        inside.set(0, new Entry(Gap.NONE, first.anchors(), first.key(), first.value()));
        return new Entry(Gap.ALWAYS, List.of(), key, new Mapping("", Style.BLOCK, inside));
    }

    private Entry predicate(PredicateDeclaration predicate) {
        String key = YamlText.quoted(predicate.name().text());
        return new Entry(Gap.AS_WRITTEN, List.of(predicate.span()), key, predicates.of(predicate));
    }

    private Entry window(WindowDeclaration window) {
        List<Entry> entries = new ArrayList<>();
        entries.add(
                new Entry(
                        Gap.NONE,
                        List.of(window.start().span()),
                        "start",
                        boundaries.of(window.start())));
        entries.add(
                new Entry(
                        Gap.NONE,
                        List.of(window.end().span()),
                        "end",
                        boundaries.of(window.end())));
        addScalar(entries, "start_inclusive", window.startInclusive());
        addScalar(entries, "end_inclusive", window.endInclusive());
        if (!window.has().isEmpty()) {
            List<Entry> has = window.has().stream().map(YamlPrinter::constraint).toList();
            add(entries, "has", new Mapping("", Style.BLOCK, has));
        }
        addScalar(entries, "label", window.label());
        addScalar(entries, "index_timestamp", window.indexTimestamp());
        String key = YamlText.quoted(window.name().text());
        Mapping value = new Mapping("", Style.BLOCK, entries);
        return new Entry(Gap.AS_WRITTEN, List.of(window.span()), key, value);
    }

    private static Entry constraint(ConstraintDeclaration constraint) {
        String key = YamlText.quoted(constraint.predicate().text());
        String range = "(" + bound(constraint.min()) + ", " + bound(constraint.max()) + ")";
        List<Span> anchors = List.of(constraint.predicate().span());
        return new Entry(Gap.NONE, anchors, key, Text.of(range));
    }

    private static String bound(@Nullable Long bound) {
        return bound == null ? "None" : bound.toString();
    }

    private static void addScalar(List<Entry> entries, String key, @Nullable Scalar value) {
        if (value != null) {
            entries.add(new Entry(Gap.NONE, List.of(value.span()), key, YamlText.of(value)));
        }
    }

    private static void add(List<Entry> entries, String key, YamlNode value) {
        entries.add(new Entry(Gap.NONE, List.of(), key, value));
    }
}
