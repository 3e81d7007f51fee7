package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.call.Call;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.port.CallList;
import ai.halo.domain.port.CallRepository;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.PersonalData;
import ai.halo.domain.port.UnitOfWork;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds and tells all that is known of one person by number. */
public final class LookUpPerson {
  private static final int PAGE = 50;

  private final UnitOfWork unitOfWork;
  private final CallRepository calls;
  private final PersonalData data;
  private final DoNotCallList doNotCall;
  private final Audit audit;

  /** On these ports. */
  public LookUpPerson(
      UnitOfWork unitOfWork,
      CallRepository calls,
      PersonalData data,
      DoNotCallList doNotCall,
      Audit audit) {
    this.unitOfWork = unitOfWork;
    this.calls = calls;
    this.data = data;
    this.doNotCall = doNotCall;
    this.audit = audit;
  }

  /**
   * What is known of a number.
   *
   * @param found empty where there is no call of it
   * @param listed whether it is on the do-not-call list
   */
  public record Person(Optional<PersonalData.Found> found, boolean listed) {}

  /** Looks. */
  public Person look(PhoneNumber phone, User by) {
    return unitOfWork.run(() -> {
      audit.note(AuditAction.PERSON_LOOKED_UP, by, Map.of());
      return person(phone);
    });
  }

  /** Tells every call of the number, the oldest first. */
  public Person export(PhoneNumber phone, User by, Consumer<Call> told) {
    var person =
        unitOfWork.run(() -> {
          var found = person(phone);
          var count = found.found().map(PersonalData.Found::calls).orElse(0L);
          audit.note(AuditAction.PERSON_EXPORTED, by, Map.of("calls", String.valueOf(count)));
          return found;
        });
    Optional<CallList.Key> after = Optional.empty();
    do {
      var from = after;
      var page = unitOfWork.run(() -> data.of(phone, from, PAGE));
      page.stream().flatMap(key -> calls.find(key.id()).stream()).forEach(told);
      after = page.stream().reduce((_, last) -> last);
    } while (after.isPresent());
    return person;
  }

  private Person person(PhoneNumber phone) {
    return new Person(data.look(phone), doNotCall.contains(phone));
  }
}
