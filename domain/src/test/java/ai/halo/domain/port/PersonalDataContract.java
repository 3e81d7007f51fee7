package ai.halo.domain.port;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.Call;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.privacy.Kept;
import ai.halo.domain.privacy.Redaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What whoever keeps data of people keeps to. */
public interface PersonalDataContract {
  PhoneNumber PERSON = new PhoneNumber("+998901234567");
  PhoneNumber ANOTHER = new PhoneNumber("+998901234568");

  CallRepository calls();

  PersonalData data();

  UnitOfWork unitOfWork();

  private Call lead(PhoneNumber phone, int minutes) {
    var call = aCall().to(phone.e164()).at(NOON.plus(Duration.ofMinutes(minutes))).lead().build();
    unitOfWork().run(() -> calls().add(call));
    return find(call);
  }

  private Call find(Call call) {
    return calls().find(call.id()).orElseThrow();
  }

  private List<CallList.Key> of(PhoneNumber phone) {
    return unitOfWork().run(() -> data().of(phone, Optional.empty(), 10));
  }

  private List<CallList.Key> expired(Kept stage, int minutes) {
    return unitOfWork()
        .run(() ->
            data().expired(stage, NOON.plus(Duration.ofMinutes(minutes)), Optional.empty(), 10));
  }

  private static CallList.Key key(Call call) {
    return new CallList.Key(call.createdAt(), call.id());
  }

  @Test
  default void findsTheCallsOfANumberPageByPage() {
    var first = lead(PERSON, 0);
    var second = lead(PERSON, 1);
    lead(ANOTHER, 2);

    assertThat(of(PERSON)).containsExactly(key(first), key(second));
    assertThat(
            unitOfWork()
                .<List<CallList.Key>>run(() -> data().of(PERSON, Optional.of(key(first)), 10)))
        .containsExactly(key(second));
    assertThat(unitOfWork().run(() -> data().look(PERSON)))
        .contains(new PersonalData.Found(2, first.createdAt(), second.createdAt()));
    assertThat(unitOfWork().run(() -> data().look(new PhoneNumber("+998909999999")))).isEmpty();
  }

  @Test
  default void rewritesACallInItsPlace() {
    var call = lead(PERSON, 0);
    var redacted = Redaction.person(call);

    boolean done = unitOfWork().run(() -> data().rewrite(call, redacted, Kept.NOTHING));

    assertThat(done).isTrue();
    var found = find(call);
    assertThat(found.request()).isEqualTo(redacted.request());
    assertThat(found.timeline()).isEqualTo(redacted.timeline());
    assertThat(found.version()).isEqualTo(call.version() + 1);
    assertThat(of(PERSON)).isEmpty();
  }

  @Test
  default void refusesTheSlowerOfTwoWriters() {
    var call = lead(PERSON, 0);
    unitOfWork().run(() -> data().rewrite(call, Redaction.words(call), Kept.NO_WORDS));

    assertThatExceptionOfType(StaleCall.class)
        .isThrownBy(() ->
            unitOfWork().run(() -> data().rewrite(call, Redaction.person(call), Kept.NOTHING)));
  }

  @Test
  default void findsWhatIsDueAtEachStage() {
    var first = lead(PERSON, 0);
    var second = lead(ANOTHER, 1);
    lead(ANOTHER, 5);

    assertThat(expired(Kept.NO_RECORDING, 5)).containsExactly(key(first), key(second));
    unitOfWork().run(() -> data().noteNoRecording(first.id()));
    assertThat(expired(Kept.NO_RECORDING, 5)).containsExactly(key(second));
    assertThat(expired(Kept.NO_WORDS, 5)).containsExactly(key(first), key(second));
    unitOfWork().run(() -> data().rewrite(first, Redaction.words(first), Kept.NO_WORDS));
    assertThat(expired(Kept.NO_WORDS, 5)).containsExactly(key(second));
    assertThat(expired(Kept.NOTHING, 5)).containsExactly(key(first), key(second));
    var blotted = find(first);
    unitOfWork().run(() -> data().rewrite(blotted, Redaction.person(blotted), Kept.NOTHING));
    unitOfWork().run(() -> data().noteNoRecording(first.id()));
    assertThat(expired(Kept.NOTHING, 5)).containsExactly(key(second));
    assertThat(expired(Kept.NO_RECORDING, 5)).containsExactly(key(second));
  }
}
