package dev.headwater.engine.cli;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Declares the options and parameters of a command, or of a group of them, in the order of the
/// help. Values reach their targets while the command line is read; what is not given leaves its
/// target alone.
///
/// Names are written as the help shows them, such as `-h, --help`. A type is one that picocli reads
/// by itself.
final class Arguments {
    private final CommandSpec command;
    private final Consumer<ArgSpec> declared;

    private Arguments(CommandSpec command, Consumer<ArgSpec> declared) {
        this.command = command;
        this.declared = declared;
    }

    static Arguments of(CommandSpec command) {
        return new Arguments(command, command::add);
    }

    /// Declares `content` under a heading of its own.
    void group(String heading, Consumer<Arguments> content) {
        var group = ArgGroupSpec.builder().validate(false).heading("%n" + heading + ":%n");
        content.accept(new Arguments(command, group::addArg));
        command.addArgGroup(group.build());
    }

    <T> void option(
            String names, String label, Class<T> type, Consumer<T> target, String description) {
        declared.accept(option(names, description, target).paramLabel(label).type(type).build());
    }

    <T> void option(
            String names,
            String label,
            ITypeConverter<T> reader,
            Consumer<T> target,
            String description) {
        declared.accept(read(names, label, reader, target, description).build());
    }

    <T> void required(
            String names,
            String label,
            ITypeConverter<T> reader,
            Consumer<T> target,
            String description) {
        declared.accept(read(names, label, reader, target, description).required(true).build());
    }

    private static <T> OptionSpec.Builder read(
            String names,
            String label,
            ITypeConverter<T> reader,
            Consumer<T> target,
            String description) {
        OptionSpec.Builder option =
                option(names, description, target)
                        .paramLabel(label)
                        .type(Object.class)
                        .converters(reader);
        if (reader instanceof Choice<?> choice) {
            option.completionCandidates(choice);
        }
        return option;
    }

    <T> void required(
            String names, String label, Class<T> type, Consumer<T> target, String description) {
        declared.accept(
                option(names, description, target)
                        .required(true)
                        .paramLabel(label)
                        .type(type)
                        .build());
    }

    /// An option that is given once or more, with values between commas.
    void list(String names, String label, Consumer<List<String>> target, String description) {
        declared.accept(
                option(names, description, target)
                        .paramLabel(label)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(",")
                        .build());
    }

    void flag(String names, Runnable target, String description) {
        declared.accept(flag(names, description, target).build());
    }

    /// A flag that asks for the help and nothing else.
    void help(String names, String description) {
        declared.accept(flag(names, description, () -> {}).usageHelp(true).build());
    }

    /// A flag that asks for the version and nothing else.
    void version(String names, String description) {
        declared.accept(flag(names, description, () -> {}).versionHelp(true).build());
    }

    <T> void parameter(String label, Class<T> type, Consumer<T> target, String description) {
        declared.accept(parameter(label, description, target).required(true).type(type).build());
    }

    <T> void optionalParameter(
            String label, Class<T> type, Consumer<T> target, String description) {
        declared.accept(parameter(label, description, target).arity("0..1").type(type).build());
    }

    /// All that stands behind, one at least.
    void parameters(String label, Consumer<List<String>> target, String description) {
        declared.accept(
                parameter(label, description, target)
                        .index("0..*")
                        .required(true)
                        .arity("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build());
    }

    /// All that stands behind, or nothing.
    void optionalParameters(String label, Consumer<List<String>> target, String description) {
        declared.accept(
                parameter(label, description, target)
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build());
    }

    private static OptionSpec.Builder option(String names, String description, Consumer<?> target) {
        var value = new Value<>(target);
        return OptionSpec.builder(names.split(", "))
                .description(description)
                .getter(value)
                .setter(value);
    }

    private static OptionSpec.Builder flag(String names, String description, Runnable target) {
        return option(names, description, _ -> target.run()).arity("0").type(boolean.class);
    }

    private PositionalParamSpec.Builder parameter(
            String label, String description, Consumer<?> target) {
        var value = new Value<>(target);
        return PositionalParamSpec.builder()
                .index(String.valueOf(command.positionalParameters().size()))
                .paramLabel(label)
                .description(description)
                .getter(value)
                .setter(value);
    }

    /// The last value, which picocli adds to if it is a list.
    private static final class Value<V> implements IGetter, ISetter {
        private final Consumer<V> target;
        private @Nullable Object value;

        Value(Consumer<V> target) {
            this.target = target;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T get() {
            return (T) value;
        }

        /// Its type is that which the argument was declared with; null at first.
        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T set(@Nullable T value) {
            T before = get();
            this.value = value;
            if (value != null) {
                target.accept((V) value);
            }
            return before;
        }
    }
}
