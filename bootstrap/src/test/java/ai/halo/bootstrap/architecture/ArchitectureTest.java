package ai.halo.bootstrap.architecture;

import static ai.halo.bootstrap.architecture.ArchitectureRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER;
import static ai.halo.bootstrap.architecture.ArchitectureRules.ADAPTERS_DO_NOT_KNOW_WHO_WIRES_THEM;
import static ai.halo.bootstrap.architecture.ArchitectureRules.APPLICATION_KNOWS_ONLY_THE_DOMAIN;
import static ai.halo.bootstrap.architecture.ArchitectureRules.DOMAIN_KNOWS_ONLY_JAVA;
import static ai.halo.bootstrap.architecture.ArchitectureRules.DOMAIN_PACKAGES_FORM_NO_CIRCLE;
import static ai.halo.bootstrap.architecture.ArchitectureRules.NO_CLOCK_IN_DOMAIN_AND_APPLICATION;
import static ai.halo.bootstrap.architecture.ArchitectureRules.NO_LOGGER_IN_DOMAIN_AND_APPLICATION;
import static ai.halo.bootstrap.architecture.ArchitectureRules.NO_RANDOMNESS_IN_DOMAIN_AND_APPLICATION;
import static ai.halo.bootstrap.architecture.ArchitectureRules.THE_MODEL_DOES_NOT_USE_ITS_PORTS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.adapter.left.KnowsBootstrap;
import ai.halo.adapter.left.KnowsRight;
import ai.halo.adapter.right.Right;
import ai.halo.application.violating.KnowsAdapter;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.violating.CirclesBack;
import ai.halo.domain.violating.KnowsSpring;
import ai.halo.domain.violating.Logs;
import ai.halo.domain.violating.ReadsTheClock;
import ai.halo.domain.violating.RollsDice;
import ai.halo.domain.violating.UsesPort;
import ai.halo.domain.violatingtoo.Circles;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for the product, and each is shown to bite. */
class ArchitectureTest {
  @SuppressWarnings("unused") // read by name
  static final List<ArchRule> RULES = ArchitectureRules.ALL;

  private static final ImportOption PRODUCTION =
      location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(PRODUCTION).importPackages("ai.halo");

  @ParameterizedTest
  @FieldSource("RULES")
  void holdsForTheProduct(ArchRule rule) {
    rule.check(PRODUCT);
  }

  /** A word of the audit log that nothing writes promises an entry that nobody will find. */
  @Test
  void everyWordOfTheAuditLogIsWrittenSomewhere() {
    var words = PRODUCT.get(AuditAction.class);
    var unwritten =
        words.getFields().stream()
            .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
            .filter(field ->
                field.getAccessesToSelf().stream()
                    .allMatch(access -> access.getOriginOwner().equals(words)))
            .map(JavaField::getName);

    assertThat(unwritten).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("violations")
  void bites(ArchRule rule, Class<?>[] violators) {
    var classes = new ClassFileImporter().importClasses(violators);

    assertThat(rule.evaluate(classes).hasViolation()).as(rule.getDescription()).isTrue();
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        violation(DOMAIN_KNOWS_ONLY_JAVA, KnowsSpring.class),
        violation(THE_MODEL_DOES_NOT_USE_ITS_PORTS, UsesPort.class),
        violation(DOMAIN_PACKAGES_FORM_NO_CIRCLE, Circles.class, CirclesBack.class),
        violation(APPLICATION_KNOWS_ONLY_THE_DOMAIN, KnowsAdapter.class),
        violation(ADAPTERS_DO_NOT_KNOW_EACH_OTHER, KnowsRight.class, Right.class),
        violation(ADAPTERS_DO_NOT_KNOW_WHO_WIRES_THEM, KnowsBootstrap.class),
        violation(NO_CLOCK_IN_DOMAIN_AND_APPLICATION, ReadsTheClock.Instants.class),
        violation(NO_CLOCK_IN_DOMAIN_AND_APPLICATION, ReadsTheClock.Dates.class),
        violation(NO_CLOCK_IN_DOMAIN_AND_APPLICATION, ReadsTheClock.Millis.class),
        violation(NO_CLOCK_IN_DOMAIN_AND_APPLICATION, ReadsTheClock.Clocks.class),
        violation(NO_RANDOMNESS_IN_DOMAIN_AND_APPLICATION, RollsDice.Uuids.class),
        violation(NO_RANDOMNESS_IN_DOMAIN_AND_APPLICATION, RollsDice.Randoms.class),
        violation(NO_LOGGER_IN_DOMAIN_AND_APPLICATION, Logs.ToALogger.class),
        violation(NO_LOGGER_IN_DOMAIN_AND_APPLICATION, Logs.ToTheConsole.class));
  }

  @Test
  void everyRuleIsShownToBite() {
    var shown = new HashSet<Object>(violations().map(arguments -> arguments.get()[0]).toList());

    assertThat(shown).containsExactlyInAnyOrderElementsOf(RULES);
  }

  @Test
  void seesEveryModule() {
    assertThat(PRODUCT.stream().map(JavaClass::getPackageName))
        .contains(
            "ai.halo.domain.call",
            "ai.halo.application.usecase",
            "ai.halo.adapter.web",
            "ai.halo.adapter.persistence",
            "ai.halo.adapter.voximplant",
            "ai.halo.adapter.openai",
            "ai.halo.adapter.notify",
            "ai.halo.bootstrap");
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        PRODUCT.stream()
            .filter(type -> !type.getModifiers().contains(JavaModifier.SYNTHETIC))
            .map(JavaClass::getPackage)
            .distinct()
            .filter(pack -> !pack.isAnnotatedWith(NullMarked.class))
            .toList();

    assertThat(unmarked).isEmpty();
  }

  private static Arguments violation(ArchRule rule, Class<?>... violators) {
    return Arguments.of(rule, violators);
  }
}
