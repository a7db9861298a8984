package dev.headwater.grammar.syntax;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/// The start rule of an ANTLR grammar: text -> tree. Tried with SLL, then with LL; tokens are never
/// skipped or made up to recover.
///
/// The lexer of each grammar takes any character, so only the parser can object.
record GrammarRule<P extends Parser, T extends ParserRuleContext>(
        Function<CharStream, ? extends Lexer> lexer,
        Function<TokenStream, P> parser,
        Function<P, T> rule) {

    /// The tree, or null after `onMistake` was given the first token that does not fit (perhaps the
    /// end of the text).
    @Nullable T parse(String text, Consumer<Token> onMistake) {
        var tokens = new CommonTokenStream(lexer.apply(CharStreams.fromString(text)));
        P instance = parser.apply(tokens);
        instance.removeErrorListeners();
        instance.setErrorHandler(new BailErrorStrategy());
        try {
            instance.getInterpreter().setPredictionMode(PredictionMode.SLL);
            return rule.apply(instance);
        } catch (ParseCancellationException onlySll) {
            tokens.seek(0);
            instance.reset();
        }
        try {
            instance.getInterpreter().setPredictionMode(PredictionMode.LL);
            return rule.apply(instance);
        } catch (ParseCancellationException mistake) {
            var cause = (RecognitionException) Objects.requireNonNull(mistake.getCause());
            onMistake.accept(cause.getOffendingToken());
            return null;
        }
    }
}
