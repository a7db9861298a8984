import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A step of the build: rewrites the class files of a jar that are older than Java 6 as Java 21, in
/// place.
///
/// The JVM's start-up cache cannot hold such old classes, so each run would have to read and verify
/// them. Only the version and the stack maps that verification needs change.
class UpgradeClasses {
    private static final int JAVA_6 = 50;
    private static final int JAVA_21 = 65;

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        URL[] classPath = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classPath);
                FileSystem content = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(content.getPath("/"))) {
            ClassFile writer =
                    ClassFile.of(
                            StackMapsOption.GENERATE_STACK_MAPS,
                            ClassHierarchyResolverOption.of(
                                    ClassHierarchyResolver.ofResourceParsing(loader)));
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : classes) {
                ClassModel old = writer.parse(Files.readAllBytes(file));
                if (old.majorVersion() < JAVA_6) {
                    Files.write(file, writer.transformClass(old, upgrade()));
                }
            }
        }
    }

    private static ClassTransform upgrade() {
        ClassTransform version =
                (target, element) -> {
                    if (element instanceof ClassFileVersion) {
                        target.withVersion(JAVA_21, 0);
                    } else {
                        target.with(element);
                    }
                };
        // Passing each instruction on is what makes the writer compute stack maps.
        return ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                .andThen(version);
    }
}
