package ai.halo.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.halo.domain.call.CallBuilder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
  @Test
  void takesNoPhoneNumberAsADetail() {
    assertThatIllegalArgumentException().isThrownBy(() -> entry(Map.of("number", "+998901234567")));
    assertThat(entry(Map.of("rows", "100000", "reason", "opted_out")).details())
        .containsExactly(Map.entry("reason", "opted_out"), Map.entry("rows", "100000"));
  }

  @Test
  void takesNoWordsOfAnybody() {
    assertThatIllegalArgumentException().isThrownBy(() -> entry(Map.of("said", "Здравствуйте")));
    assertThatIllegalArgumentException().isThrownBy(() -> entry(Map.of("said", "x".repeat(101))));
    assertThatIllegalArgumentException().isThrownBy(() -> entry(Map.of("Name", "x")));
  }

  @Test
  void isAboutNoPhoneNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Subject(Subject.Kind.CALL, "+998901234567"));
    assertThat(new Subject(Subject.Kind.USER, "998901234567").name()).isEqualTo("998901234567");
  }

  @Test
  void hasAnActionOfEveryAreaAndNoWordTwice() {
    var words = new HashSet<String>();

    assertThat(Arrays.stream(AuditAction.values()).map(AuditAction::word)).allMatch(words::add);
    assertThat(AuditArea.values()).allMatch(area -> !AuditAction.of(area).isEmpty());
  }

  private static AuditEntry entry(Map<String, String> details) {
    return new AuditEntry(
        CallBuilder.NOON,
        Optional.of(AuditEntry.HALO),
        Optional.empty(),
        AuditAction.DO_NOT_CALL_IMPORTED,
        Optional.empty(),
        details);
  }
}
