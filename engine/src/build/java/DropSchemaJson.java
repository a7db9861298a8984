import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.FieldInstruction;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// A step of the build: takes the JSON form out of Arrow's class `Schema`, in place.
///
/// Whoever touches that class would set up a JSON mapper with it, the slowest of all that a run needs
/// to start, for methods that nobody calls. They are removed, so that a call could not go unnoticed.
class DropSchemaJson {
    private static final String SCHEMA = "org/apache/arrow/vector/types/pojo/Schema.class";
    private static final Set<String> METHODS = Set.of("toJson", "fromJSON");
    private static final Set<String> FIELDS = Set.of("mapper", "writer", "reader");

    public static void main(String[] arguments) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(Path.of(arguments[0]))) {
            Path file = content.getPath(SCHEMA);
            ClassFile writer = ClassFile.of();
            ClassModel schema = writer.parse(Files.readAllBytes(file));
            if (schema.fields().stream().anyMatch(field -> isIn(FIELDS, field.fieldName()))) {
                Files.write(file, writer.transformClass(schema, dropJson()));
            }
        }
    }

    private static ClassTransform dropJson() {
        return ClassTransform.transformingMethodBodies(
                        method -> method.methodName().equalsString("<clinit>"),
                        CodeTransform.ofStateful(DropSchemaJson::dropSettingUp))
                .andThen(
                        ClassTransform.dropping(
                                element ->
                                        element instanceof MethodModel method
                                                        && isIn(METHODS, method.methodName())
                                                || element instanceof FieldModel field
                                                        && isIn(FIELDS, field.fieldName())));
    }

    /// Drops the instructions up to the last that sets one of the fields: they come first.
    private static CodeTransform dropSettingUp() {
        Set<String> unset = new HashSet<>(FIELDS);
        return (code, element) -> {
            if (unset.isEmpty()) {
                code.with(element);
            } else if (element instanceof FieldInstruction field
                    && field.opcode() == Opcode.PUTSTATIC) {
                unset.remove(field.name().stringValue());
            }
        };
    }

    private static boolean isIn(Set<String> names, Utf8Entry name) {
        return names.contains(name.stringValue());
    }
}
