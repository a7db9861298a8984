package dev.headwater.grammar.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.grammar.ast.PredicateExpression;
import dev.headwater.grammar.diagnostic.Diagnostics;
import dev.headwater.grammar.source.SourceFile;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FormulaReaderTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/expressions.txt", delimiter = '|', quoteCharacter = '\0')
    void andBindsTighterThanOrAndWhereLeast(String text, String expected) {
        assertThat(ExpressionTexts.print(read(text))).isEqualTo(expected);
    }

    @Test
    void theSpanOfAnExpressionIsItsText() {
        var or = (PredicateExpression.Or) read("a or not (b and c) ");
        assertThat(or.span().text()).isEqualTo("a or not (b and c)");
        assertThat(or.operands().get(1).span().text()).isEqualTo("not (b and c)");

        var where = (PredicateExpression.Where) read("lab where 3 <= value < 5");
        assertThat(where.condition().span().text()).isEqualTo("3 <= value < 5");
    }

    @Test
    void parenthesesNestTwoHundredDeep() {
        String nested = "(".repeat(200) + "a" + ")".repeat(200);
        assertThat(ExpressionTexts.print(read(nested))).isEqualTo("a");
        assertThat(mistakes("(" + nested + ")").all())
                .singleElement()
                .satisfies(
                        mistake -> assertThat(mistake.message()).isEqualTo("too many parentheses"));
    }

    @Test
    void manyParenthesesThatDoNotNestAreFine() {
        String flat = "(a) or ".repeat(500) + "a";
        assertThat(mistakes(flat).all()).isEmpty();
    }

    private static PredicateExpression read(String text) {
        var diagnostics = new Diagnostics();
        PredicateExpression expression = read(text, diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return Objects.requireNonNull(expression);
    }

    private static Diagnostics mistakes(String text) {
        var diagnostics = new Diagnostics();
        assertThat(read(text, diagnostics) == null).isEqualTo(diagnostics.hasErrors());
        return diagnostics;
    }

    private static PredicateExpression read(String text, Diagnostics diagnostics) {
        var origin = ScalarOrigin.verbatim(new SourceFile("expr.txt", text), text, 0);
        return new FormulaReader(diagnostics).read(origin, origin.span());
    }
}
