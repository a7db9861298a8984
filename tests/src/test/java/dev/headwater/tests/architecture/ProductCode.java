package dev.headwater.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The classes of the modules that are shipped.
final class ProductCode {
    private ProductCode() {}

    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "dev.headwater.grammar",
                        "dev.headwater.predicates",
                        "dev.headwater.engine");
    }
}
