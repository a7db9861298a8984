package dev.headwater.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// How things are called.
class NamingTest {
    private static final JavaClasses CODE = ProductCode.classes();

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*\\.(\\w*(Impl|Util|Utils|Helper|Manager)|(Base|Abstract)[A-Z]\\w*)$")
                .check(CODE);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<JavaPackage> packages =
                CODE.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        List<String> unmarked =
                packages.stream()
                        .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .sorted()
                        .toList();
        assertThat(unmarked).isEmpty();
    }
}
