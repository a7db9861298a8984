package dev.headwater.tests.mutation;

import dev.headwater.engine.task.Predicate.Special;
import dev.headwater.grammar.ast.BoundaryDeclaration.Expression;
import dev.headwater.grammar.ast.BoundaryReference;
import dev.headwater.grammar.ast.BoundaryStep;
import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ConstraintDeclaration;
import dev.headwater.grammar.ast.Name;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateDeclaration.Derived;
import dev.headwater.grammar.ast.PredicateDeclaration.Plain;
import dev.headwater.grammar.ast.Scalar;
import dev.headwater.grammar.ast.WindowDeclaration;
import dev.headwater.grammar.source.SourceFile;
import dev.headwater.grammar.source.Span;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a fault can be put.
final class Places {
    private static final Pattern WORD = Pattern.compile("\\w+");

    private Places() {}

    /// A piece of text and the entry that it belongs to.
    record Place(Span span, Span entry) {
        Mutant mutant(GoodConfig config, String replacement) {
            return Mutant.of(config, span, replacement, entry);
        }

        String text() {
            return span.text();
        }
    }

    static Stream<WindowDeclaration> windows(GoodConfig config) {
        return config.task().windows().stream();
    }

    /// Boundaries that refer to something, with their windows.
    static Stream<Place> boundaries(GoodConfig config) {
        return windows(config)
                .flatMap(window ->
                        expressions(window)
                                .map(boundary -> new Place(boundary.span(), window.span())));
    }

    static Stream<Expression> expressions(WindowDeclaration window) {
        return Stream.of(window.start(), window.end())
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast);
    }

    static Stream<Place> steps(GoodConfig config, Class<? extends BoundaryStep> kind) {
        return windows(config)
                .flatMap(window ->
                        expressions(window)
                                .map(Expression::step)
                                .filter(kind::isInstance)
                                .map(step -> new Place(step.span(), window.span())));
    }

    /// Boundaries measured from the window's other endpoint.
    static Stream<Place> ownSteps(GoodConfig config) {
        return windows(config)
                .flatMap(window ->
                        expressions(window)
                                .filter(boundary ->
                                        boundary.reference()
                                                        instanceof BoundaryReference.OwnEndpoint
                                                && boundary.step() != null)
                                .map(boundary -> new Place(boundary.step().span(), window.span())));
    }

    static Stream<Place> ranges(GoodConfig config) {
        return windows(config)
                .flatMap(window ->
                        window.has().stream()
                                .map(ConstraintDeclaration::rangeSpan)
                                .map(range -> new Place(range, window.span())));
    }

    static Stream<Place> flags(GoodConfig config) {
        return windows(config)
                .flatMap(window ->
                        Stream.of(window.startInclusive(), window.endInclusive())
                                .flatMap(Stream::ofNullable)
                                .filter(flag -> flag.kind() == Scalar.Kind.BOOLEAN)
                                .map(flag -> new Place(flag.span(), window.span())));
    }

    static Stream<Place> scalar(WindowDeclaration window, @Nullable Scalar scalar) {
        return Stream.ofNullable(scalar)
                .filter(each -> !each.isNull() && !each.text().isEmpty())
                .map(each -> new Place(each.span(), window.span()));
    }

    /// Names of predicates that windows refer to, special ones aside.
    static Stream<Place> usedNames(GoodConfig config) {
        Stream<Place> ofWindows =
                windows(config)
                        .flatMap(window ->
                                Stream.concat(
                                                window.has().stream()
                                                        .map(ConstraintDeclaration::predicate),
                                                expressions(window)
                                                        .map(Expression::step)
                                                        .filter(
                                                                BoundaryStep.ToEvent.class
                                                                        ::isInstance)
                                                        .map(step ->
                                                                ((BoundaryStep.ToEvent) step)
                                                                        .predicate()))
                                        .map(Name::span)
                                        .map(span -> new Place(span, window.span())));
        Stream<Place> operands =
                derived(config)
                        .flatMap(predicate ->
                                find(predicate.text().span(), WORD)
                                        .filter(word -> !isOperator(word.text()))
                                        .map(word -> new Place(word, predicate.span())));
        return Stream.concat(ofWindows, operands)
                .filter(place -> Special.Kind.named(place.text()) == null)
                .filter(place -> WORD.matcher(place.text()).matches());
    }

    static boolean isOperator(String word) {
        return word.equals("and") || word.equals("or");
    }

    static Stream<Plain> plain(GoodConfig config) {
        return config.used().stream().filter(Plain.class::isInstance).map(Plain.class::cast);
    }

    static Stream<Derived> derived(GoodConfig config) {
        return config.used().stream().filter(Derived.class::isInstance).map(Derived.class::cast);
    }

    /// The scalars of regular expressions.
    static Stream<Place> regexes(GoodConfig config) {
        return plain(config)
                .filter(predicate -> predicate.code() instanceof CodeDeclaration.Regex)
                .map(predicate ->
                        new Place(
                                ((CodeDeclaration.Regex) predicate.code()).pattern().span(),
                                predicate.span()));
    }

    /// What stands behind `code:` as one text.
    static Stream<Place> literals(GoodConfig config) {
        return plain(config)
                .filter(predicate -> predicate.code() instanceof CodeDeclaration.Literal)
                .map(predicate -> new Place(predicate.code().span(), predicate.span()));
    }

    static Stream<Place> valueBounds(GoodConfig config) {
        return plain(config)
                .flatMap(predicate ->
                        Stream.of(predicate.valueMin(), predicate.valueMax())
                                .flatMap(Stream::ofNullable)
                                .map(bound -> new Place(bound.value().span(), predicate.span())));
    }

    /// A key within an entry.
    static Stream<Place> key(Span entry, String key) {
        return find(entry, Pattern.compile("(?<![\\w.])" + key + "(?=:)"))
                .limit(1)
                .map(span -> new Place(span, entry));
    }

    static Stream<Place> keys(Stream<Span> entries, List<String> keys) {
        return entries.flatMap(entry -> keys.stream().flatMap(key -> key(entry, key)));
    }

    /// A key at the beginning of a line, with that line as its entry.
    static Stream<Place> topKey(SourceFile source, String key) {
        return find(
                        source.span(0, source.text().length()),
                        Pattern.compile("(?m)^" + key + "(?=:)"))
                .map(span -> new Place(span, span));
    }

    static Stream<Span> spans(Stream<? extends PredicateDeclaration> predicates) {
        return predicates.map(PredicateDeclaration::span);
    }

    static Stream<Span> find(Span span, Pattern pattern) {
        return pattern.matcher(span.text())
                .results()
                .map((MatchResult match) ->
                        span.source()
                                .span(span.start() + match.start(), span.start() + match.end()));
    }

    /// What separates an entry put in before `place` from it: a comma, or a line break with the
    /// line's indentation.
    static String separator(Span place) {
        SourceFile source = place.source();
        int lineStart = source.lineStart(source.lineOf(place.start()));
        String before = source.text().substring(lineStart, place.start());
        return before.isBlank() ? "\n" + before : ", ";
    }
}
