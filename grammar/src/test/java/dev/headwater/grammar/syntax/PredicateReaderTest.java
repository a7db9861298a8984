package dev.headwater.grammar.syntax;

import static dev.headwater.grammar.syntax.TaskTexts.predicate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.grammar.ast.CodeDeclaration;
import dev.headwater.grammar.ast.ColumnCondition;
import dev.headwater.grammar.ast.ColumnMatcher;
import dev.headwater.grammar.ast.PredicateDeclaration;
import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.ast.Scalar;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredicateReaderTest {

    @ParameterizedTest
    @CsvSource({
        "yes, STRING",
        "off, STRING",
        "None, STRING",
        "1:30, STRING",
        "2020-01-01, STRING",
        "'''5''', STRING",
        "!!str 5, STRING",
        "true, BOOLEAN",
        "FALSE, BOOLEAN",
        "null, NULL",
        "~, NULL",
        "+5, INTEGER",
        "0o17, INTEGER",
        "0x1F, INTEGER",
        "017, INTEGER",
        "1_000, INTEGER",
        "1e3, FLOAT",
        "1., FLOAT",
        ".5, FLOAT",
        "-.inf, FLOAT",
        ".NaN, FLOAT"
    })
    void scalarsFollowTheCoreSchema(String text, Scalar.Kind kind) {
        var plain = (PredicateDeclaration.Plain) predicate("{ code: A, site: " + text + " }");
        assertThat(equalTo(plain.columnConditions().getFirst()).kind()).isEqualTo(kind);
    }

    @Test
    void extraKeysOfAPlainPredicateAreColumnConditions() {
        var plain =
                (PredicateDeclaration.Plain)
                        predicate("{ code: A, value_mn: 3, other_cols: { unit: kg } }");
        assertThat(plain.columnConditions())
                .extracting(
                        c -> c.column().text(),
                        c -> equalTo(c).text(),
                        ColumnCondition::underOtherColumns)
                .containsExactly(tuple("value_mn", "3", false), tuple("unit", "kg", true));
    }

    private static Scalar equalTo(ColumnCondition condition) {
        return ((ColumnMatcher.Equal) condition.matcher()).value();
    }

    @Test
    void aFlagIsTheScalarAsWritten() {
        var plain =
                (PredicateDeclaration.Plain)
                        predicate(
                                "{ code: A, value_min: 5, value_min_inclusive: no, static: off }");
        assertThat(Objects.requireNonNull(plain.valueMin()).inclusive())
                .extracting(Scalar::text, Scalar::kind)
                .containsExactly("no", Scalar.Kind.STRING);
        assertThat(plain.isStatic()).extracting(Scalar::text).isEqualTo("off");
        assertThat(plain.valueMax()).isNull();
    }

    @Test
    void codesAreLiteralsListsRegexesOrDescendants() {
        assertThat(code("{ code: A//B }")).isInstanceOf(CodeDeclaration.Literal.class);
        assertThat(code("{ code: null }")).isInstanceOf(CodeDeclaration.Literal.class);
        assertThat(code("{ code: { any: [A, null, 5] } }"))
                .isInstanceOf(CodeDeclaration.AnyOf.class);
        assertThat(code("{ code: { regex: '^A' } }")).isInstanceOf(CodeDeclaration.Regex.class);
        assertThat(code("{ code: { descendants_of: A } }"))
                .isInstanceOfSatisfying(
                        CodeDeclaration.DescendantsOf.class,
                        below -> assertThat(below.ancestors()).hasSize(1));
        assertThat(code("{ code: { descendants_of: [A, B] } }"))
                .isInstanceOfSatisfying(
                        CodeDeclaration.DescendantsOf.class,
                        below -> assertThat(below.ancestors()).hasSize(2));
        for (String wrong : List.of("[]", "5", "null", "[A, 5]", "{ any: [A] }")) {
            assertThat(code("{ code: { descendants_of: " + wrong + " } }"))
                    .isInstanceOf(CodeDeclaration.Unreadable.class);
        }
        assertThat(code("{ code: { any: [A], regex: A } }"))
                .isInstanceOf(CodeDeclaration.Unreadable.class);
        assertThat(((PredicateDeclaration.Plain) predicate("{ value_min: 1 }")).code()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "null",
                "[a]",
                "{ expr: OR(a) }",
                "{ expr: a, code: A }",
                "{ expr: }",
                "{ code: A, x: [1] }"
            })
    void theMistakesOfAPredicateWaitForItsUse(String entry) {
        assertThat(predicate(entry))
                .isInstanceOfSatisfying(
                        PredicateDeclaration.Unreadable.class,
                        unreadable -> assertThat(unreadable.mistakes()).isNotEmpty());
    }

    @Test
    void questionMarksArePlaceholders() {
        assertThat(predicate("???")).isInstanceOf(PredicateDeclaration.Placeholder.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    mg                                    | = STRING mg
                    { any: [mg, 5] }                      | in STRING mg, INTEGER 5
                    { regex: ^m }                         | ~ ^m
                    { min: 3, max: 5, min_inclusive: 1 }  | min 3 INTEGER 1, max 5 null
                    """)
    void aColumnHasAValueOrAMapping(String condition, String expected) {
        var plain = (PredicateDeclaration.Plain) predicate("{ code: A, unit: " + condition + " }");
        ColumnMatcher matcher = plain.columnConditions().getFirst().matcher();
        assertThat(ExpressionTexts.print(matcher)).isEqualTo(expected);
    }

    @Test
    void expressionsNest() {
        var derived =
                (PredicateDeclaration.Derived)
                        predicate("{ expr: 'or(a, and( b ,or(größe)), and)' }");
        var or = (PredicateExpression.Or) derived.expression();
        assertThat(or.operands()).hasSize(3);
        var and = (PredicateExpression.And) or.operands().get(1);
        assertThat(and.operands().get(1).span().text()).isEqualTo("or(größe)");
        assertThat(or.operands().get(2))
                .isInstanceOfSatisfying(
                        PredicateExpression.Reference.class,
                        name -> assertThat(name.predicate().text()).isEqualTo("and"));
    }

    @Test
    void aBareNameIsAnExpression() {
        var derived = (PredicateDeclaration.Derived) predicate("{ expr: a, static: true }");
        assertThat(derived.expression()).isInstanceOf(PredicateExpression.Reference.class);
    }

    private static CodeDeclaration code(String entry) {
        return Objects.requireNonNull(((PredicateDeclaration.Plain) predicate(entry)).code());
    }
}
