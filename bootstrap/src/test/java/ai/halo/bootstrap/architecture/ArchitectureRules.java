package ai.halo.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What depends on what, as allow-lists whose subject is the guarded package: a renamed package
 * fails instead of slipping past.
 */
final class ArchitectureRules {
  private static final String DOMAIN = "ai.halo.domain..";
  private static final String PORTS = "ai.halo.domain.port..";
  private static final String APPLICATION = "ai.halo.application..";
  private static final String ADAPTERS = "ai.halo.adapter..";
  private static final String[] JAVA = {"java..", "javax.crypto..", "org.jspecify.annotations.."};

  private static final Set<String> CLOCKS =
      Set.of(
          "now",
          "currentTimeMillis",
          "nanoTime",
          "systemUTC",
          "systemDefaultZone",
          "system",
          "tick");

  static final ArchRule DOMAIN_KNOWS_ONLY_JAVA =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN).or(resideInAnyPackage(JAVA)));

  static final ArchRule THE_MODEL_DOES_NOT_USE_ITS_PORTS =
      classes()
          .that(resideInAPackage(DOMAIN).and(resideOutsideOfPackage(PORTS)))
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage(DOMAIN)
                  .and(resideOutsideOfPackage(PORTS))
                  .or(resideInAnyPackage(JAVA)));

  static final ArchRule DOMAIN_PACKAGES_FORM_NO_CIRCLE =
      slices().matching("ai.halo.domain.(*)..").should().beFreeOfCycles();

  static final ArchRule APPLICATION_KNOWS_ONLY_THE_DOMAIN =
      classes()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(APPLICATION, DOMAIN).or(resideInAnyPackage(JAVA)));

  static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
      slices().matching("ai.halo.adapter.(*)..").should().notDependOnEachOther();

  static final ArchRule ADAPTERS_DO_NOT_KNOW_WHO_WIRES_THEM =
      classes()
          .that()
          .resideInAPackage(ADAPTERS)
          .should()
          .onlyDependOnClassesThat(resideOutsideOfPackage("ai.halo.bootstrap.."));

  static final ArchRule NO_CLOCK_IN_DOMAIN_AND_APPLICATION =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, APPLICATION)
          .should()
          .accessTargetWhere(readsAClock())
          .because("time comes in as a value, or through an InstantSource that the wiring gives");

  static final ArchRule NO_RANDOMNESS_IN_DOMAIN_AND_APPLICATION =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, APPLICATION)
          .should()
          .accessTargetWhere(rollsDice())
          .because("chance comes in through a port");

  static final ArchRule NO_LOGGER_IN_DOMAIN_AND_APPLICATION =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN, APPLICATION)
          .should()
          .accessTargetWhere(prints())
          .because("what is worth telling is a fact, an answer or a failure");

  static final List<ArchRule> ALL =
      List.of(
          DOMAIN_KNOWS_ONLY_JAVA,
          THE_MODEL_DOES_NOT_USE_ITS_PORTS,
          DOMAIN_PACKAGES_FORM_NO_CIRCLE,
          APPLICATION_KNOWS_ONLY_THE_DOMAIN,
          ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
          ADAPTERS_DO_NOT_KNOW_WHO_WIRES_THEM,
          NO_CLOCK_IN_DOMAIN_AND_APPLICATION,
          NO_RANDOMNESS_IN_DOMAIN_AND_APPLICATION,
          NO_LOGGER_IN_DOMAIN_AND_APPLICATION);

  private ArchitectureRules() {}

  private static DescribedPredicate<JavaAccess<?>> readsAClock() {
    return DescribedPredicate.describe(
        "read a clock",
        access -> {
          var target = access.getTarget();
          var owner = target.getOwner();
          var ofTime =
              owner.getPackageName().startsWith("java.time") || owner.isEquivalentTo(System.class);
          return ofTime
              && CLOCKS.contains(target.getName())
              && (owner.isAssignableTo(Clock.class)
                  || owner.isEquivalentTo(System.class)
                  || owner.isEquivalentTo(Instant.class)
                  || takesNoInstant(target));
        });
  }

  /**
   * {@code LocalDate.now(clock)} reads a clock that was given; {@code LocalDate.now()} reads the
   * machine's.
   */
  private static boolean takesNoInstant(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitCallTarget call
        && call.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Clock.class));
  }

  private static DescribedPredicate<JavaAccess<?>> rollsDice() {
    return DescribedPredicate.describe(
        "roll dice",
        access -> {
          var target = access.getTarget();
          var owner = target.getOwner();
          return owner.getPackageName().equals("java.util.random")
              || List.of("Random", "SecureRandom", "ThreadLocalRandom", "SplittableRandom")
                  .contains(owner.getSimpleName())
              || target.getName().equals("randomUUID")
              || (owner.isEquivalentTo(Math.class) && target.getName().equals("random"));
        });
  }

  private static DescribedPredicate<JavaAccess<?>> prints() {
    return DescribedPredicate.describe(
        "print or log",
        access -> {
          var target = access.getTarget();
          JavaClass owner = target.getOwner();
          return owner.getPackageName().startsWith("java.util.logging")
              || owner.getName().startsWith("java.lang.System$Logger")
              || (owner.isEquivalentTo(System.class)
                  && List.of("out", "err", "getLogger").contains(target.getName()))
              || target.getName().equals("printStackTrace");
        });
  }
}
