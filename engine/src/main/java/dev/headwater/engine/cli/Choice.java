package dev.headwater.engine.cli;

import dev.headwater.engine.ExtractionOptions.LabelsSchema;
import dev.headwater.engine.scan.FileDigest;
import dev.headwater.engine.task.InputFormat;
import dev.headwater.engine.task.Semantics;
import dev.headwater.grammar.source.TextForm;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The words that stand for the values of an enum on the command line; iterates over them for
/// completion scripts.
class Choice<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
    private final Map<String, E> values = new LinkedHashMap<>();

    private Choice(E[] values, Function<E, String> word) {
        Arrays.stream(values).forEach(value -> this.values.put(word.apply(value), value));
    }

    @Override
    public E convert(String word) {
        E value = values.get(word.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new TypeConversionException(
                    "expected " + String.join(" or ", values.keySet()) + ", got '" + word + "'");
        }
        return value;
    }

    @Override
    public Iterator<String> iterator() {
        return values.keySet().iterator();
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static final class OfSemantics extends Choice<Semantics> {
        OfSemantics() {
            super(Semantics.values(), Semantics::id);
        }
    }

    static final class OfInputFormat extends Choice<InputFormat> {
        OfInputFormat() {
            super(InputFormat.values(), Choice::lowerCase);
        }
    }

    static final class OfTextForm extends Choice<TextForm> {
        OfTextForm() {
            super(TextForm.values(), Choice::lowerCase);
        }
    }

    static final class OfHashAlgorithm extends Choice<FileDigest.Algorithm> {
        OfHashAlgorithm() {
            super(FileDigest.Algorithm.values(), Choice::lowerCase);
        }
    }

    static final class OfLogFormat extends Choice<RunOptions.LogFormat> {
        OfLogFormat() {
            super(RunOptions.LogFormat.values(), Choice::lowerCase);
        }
    }

    static final class OfLabelsSchema extends Choice<LabelsSchema> {
        OfLabelsSchema() {
            super(LabelsSchema.values(), Choice::lowerCase);
        }
    }

    static final class OfReportFormat extends Choice<CheckCommand.ReportFormat> {
        OfReportFormat() {
            super(CheckCommand.ReportFormat.values(), Choice::lowerCase);
        }
    }

    static final class OfExplanationFormat extends Choice<ExplainCommand.Format> {
        OfExplanationFormat() {
            super(ExplainCommand.Format.values(), Choice::lowerCase);
        }
    }

    static final class OfFateFormat extends Choice<WhyCommand.Format> {
        OfFateFormat() {
            super(WhyCommand.Format.values(), Choice::lowerCase);
        }
    }

    static final class OfIdFormat extends Choice<IdCommand.IdFormat> {
        OfIdFormat() {
            super(IdCommand.IdFormat.values(), Choice::lowerCase);
        }
    }

    static final class OfIdPart extends Choice<IdCommand.Part> {
        OfIdPart() {
            super(IdCommand.Part.values(), Choice::lowerCase);
        }
    }

    static final class OfColor extends Choice<MessageOptions.Color> {
        OfColor() {
            super(MessageOptions.Color.values(), Choice::lowerCase);
        }
    }
}
