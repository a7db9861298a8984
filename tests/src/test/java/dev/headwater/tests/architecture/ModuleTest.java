package dev.headwater.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.headwater.engine.TaskCompiler;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.io.Serializable;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Which module and package may use which.
class ModuleTest {
    private static final JavaClasses CODE = ProductCode.classes();

    /// Opens, lists or changes files; a Path alone is only a name.
    private static final DescribedPredicate<JavaClass> FILE_SYSTEM =
            type(Files.class)
                    .or(type(File.class))
                    .or(type(FileChannel.class))
                    .or(type(FileInputStream.class))
                    .or(type(FileOutputStream.class))
                    .or(type(FileReader.class))
                    .or(type(FileWriter.class))
                    .or(type(RandomAccessFile.class))
                    .as("the file system");

    @Test
    void grammarUsesNothingButAntlrAndSnakeYaml() {
        classes()
                .that()
                .resideInAPackage("dev.headwater.grammar..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.headwater.grammar..",
                                "java..",
                                "org.antlr.v4..",
                                "org.yaml.snakeyaml..",
                                "org.jspecify.annotations"))
                .check(CODE);
    }

    @Test
    void predicatesUseNothingButArrowRegexAndCache() {
        classes()
                .that()
                .resideInAPackage("dev.headwater.predicates..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.headwater.predicates..",
                                "java..",
                                "org.apache.arrow..",
                                "com.google.re2j",
                                "com.github.benmanes.caffeine..",
                                "org.jspecify.annotations"))
                .check(CODE);
    }

    @Test
    void predicatesReadNoFileAndNoClock() {
        DescribedPredicate<JavaClass> inputOutput =
                resideInAnyPackage(
                                "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
                        .and(not(assignableTo(Serializable.class).and(type(Serializable.class))))
                        .and(not(type(ObjectInputStream.class).or(type(ObjectOutputStream.class))))
                        .and(not(assignableTo(Exception.class)));
        noClasses()
                .that()
                .resideInAPackage("dev.headwater.predicates..")
                .should()
                .dependOnClassesThat(inputOutput)
                .orShould()
                .dependOnClassesThat(type(Clock.class).or(type(Instant.class)))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CODE);
    }

    @Test
    void onlyScanAndOutputTouchTheFileSystem() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.headwater.engine.scan..", "dev.headwater.engine.output..")
                // The task's text is read where the task is compiled.
                .and(not(type(TaskCompiler.class)))
                .should()
                .dependOnClassesThat(FILE_SYSTEM)
                .check(CODE);
    }

    /// Start-up and the fast path stay free of parquet-java's column readers.
    @Test
    void onlyTheGeneralPathUsesParquetColumn() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.headwater\\.engine\\.scan\\.General.*")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "org.apache.parquet",
                                "org.apache.parquet.bytes..",
                                "org.apache.parquet.column..",
                                "org.apache.parquet.io..",
                                "org.apache.parquet.schema.."))
                .check(CODE);
    }

    @Test
    void theStepsOfTheDataWalkFormNoCycle() {
        slices().matching("dev.headwater.(*).(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void onlyTheCommandLineKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.headwater.engine.cli..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.headwater.engine.cli..")
                                .or(resideInAPackage("picocli..")))
                .check(CODE);
    }

    @Test
    void laterStepsKnowNoText() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.headwater.engine.plan..",
                        "dev.headwater.engine.task..",
                        "dev.headwater.engine.event..",
                        "dev.headwater.engine.window..",
                        "dev.headwater.engine.label..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.headwater.grammar..")
                .check(CODE);
    }
}
