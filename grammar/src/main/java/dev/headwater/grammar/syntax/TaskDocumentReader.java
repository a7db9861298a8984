package dev.headwater.grammar.syntax;

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
import dev.headwater.grammar.source.TextForm;
import dev.headwater.grammar.syntax.YamlValue.YamlMapping;
import dev.headwater.grammar.syntax.YamlValue.YamlScalar;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads task and predicates files, in whichever form the suffix of the name tells; YAML without
/// one.
public final class TaskDocumentReader {
    private static final List<String> TASK_KEYS =
            List.of(
                    // Those of a predicates file come first.
                    "description",
                    "metadata",
                    "predicates",
                    "patient_demographics",
                    "trigger",
                    "windows",
                    "semantics");
    private static final List<String> PREDICATES_KEYS = TASK_KEYS.subList(0, 4);

    private final YamlMapping root;
    private final Diagnostics diagnostics;
    private final Shape shape;

    private TaskDocumentReader(YamlMapping root, Diagnostics diagnostics) {
        this.root = root;
        this.diagnostics = diagnostics;
        this.shape = new Shape(diagnostics);
    }

    /// The task, or null when the text is no task at all. With mistakes further in, the task holds
    /// what could be read.
    public static @Nullable TaskDocument readTask(SourceFile source, Diagnostics diagnostics) {
        if (source.form() == TextForm.COHORT) {
            return CohortReader.readTask(source, diagnostics);
        }
        YamlMapping root = root(source, "a task file", diagnostics);
        return root == null ? null : new TaskDocumentReader(root, diagnostics).task(source);
    }

    /// The predicates file, or null when the text is none at all.
    public static @Nullable PredicatesDocument readPredicates(
            SourceFile source, Diagnostics diagnostics) {
        if (source.form() == TextForm.COHORT) {
            return CohortReader.readPredicates(source, diagnostics);
        }
        YamlMapping root = root(source, "a predicates file", diagnostics);
        return root == null
                ? null
                : new TaskDocumentReader(root, diagnostics).predicatesFile(source);
    }

    private static @Nullable YamlMapping root(
            SourceFile source, String what, Diagnostics diagnostics) {
        YamlValue root = YamlReader.read(source, diagnostics);
        if (root == null || root instanceof YamlMapping) {
            return (YamlMapping) root;
        }
        new Shape(diagnostics).wrong(root, what + " must be a mapping");
        return null;
    }

    private TaskDocument task(SourceFile source) {
        shape.onlyKeys(root, TASK_KEYS, "a task file");
        return new TaskDocument(
                source,
                header(),
                shape.scalar(root, "semantics"),
                predicates("predicates"),
                predicates("patient_demographics"),
                trigger(),
                windows(),
                root.span());
    }

    private PredicatesDocument predicatesFile(SourceFile source) {
        shape.onlyKeys(root, PREDICATES_KEYS, "a predicates file");
        return new PredicatesDocument(
                source, header(), predicates("predicates"), predicates("patient_demographics"));
    }

    private Header header() {
        Scalar description =
                root.get("description") instanceof YamlScalar scalar && scalar.isString()
                        ? scalar.value()
                        : null;
        YamlValue metadata = root.get("metadata");
        return new Header(description, metadata == null ? null : MetadataReader.read(metadata));
    }

    private List<PredicateDeclaration> predicates(String section) {
        return shape.mapping(root, section).entries().stream().map(PredicateReader::read).toList();
    }

    private List<WindowDeclaration> windows() {
        var reader = new WindowReader(diagnostics);
        return shape.mapping(root, "windows").entries().stream()
                .map(reader::read)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Name trigger() {
        YamlValue trigger = root.get("trigger");
        if (trigger == null) {
            String message = "the task has no `trigger`";
            String help =
                    "name the predicate whose events start a cohort row: `trigger: PREDICATE`";
            diagnostics.add(
                    Diagnostic.error(DiagnosticCode.S004, message, root.span(), "").withHelp(help));
            return null;
        }
        if (trigger instanceof YamlScalar scalar && scalar.isString()) {
            return scalar.name();
        }
        shape.wrong(trigger, "`trigger` must be the name of a predicate");
        return null;
    }
}
