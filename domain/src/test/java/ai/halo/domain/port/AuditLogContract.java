package ai.halo.domain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.audit.AuditEntry;
import ai.halo.domain.audit.Subject;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every audit log keeps to. */
public interface AuditLogContract {
  Subject CALL = Subject.of(new CallId(UUID.fromString("018f0000-0000-7000-8000-000000000001")));

  AuditLog auditLog();

  UnitOfWork unitOfWork();

  /** The present, by the store's clock. */
  Instant now();

  private static AuditEntry entry(Instant at, String by, AuditAction action) {
    return new AuditEntry(
        at, Optional.of(by), Optional.of("203.0.113.7"), action, Optional.of(CALL), Map.of());
  }

  private List<AuditEntry> all(AuditLog.Filter filter) {
    return auditLog().page(filter, Optional.empty(), 100).entries().stream()
        .map(AuditLog.Numbered::entry)
        .toList();
  }

  private void append(AuditEntry entry) {
    unitOfWork().run(() -> auditLog().append(entry));
  }

  @Test
  default void keepsAllThatAnEntryTells() {
    var whole =
        new AuditEntry(
            CallBuilder.NOON,
            Optional.of("dilnoza"),
            Optional.of("2001:db8::1"),
            AuditAction.DO_NOT_CALL_IMPORTED,
            Optional.of(CALL),
            Map.of("rows", "100000", "refused", "3"));
    var bare =
        new AuditEntry(
            CallBuilder.NOON.plusSeconds(1),
            Optional.empty(),
            Optional.empty(),
            AuditAction.SIGN_IN_FAILED,
            Optional.empty(),
            Map.of());

    append(whole);
    append(bare);

    assertThat(all(AuditLog.Filter.ALL)).containsExactly(bare, whole);
  }

  @Test
  default void isGoneThroughPageByPageWhateverIsAppendedMeanwhile() {
    for (var second = 0; second < 5; second++) {
      // Two of each instant, so that only their numbers tell them apart.
      var at = CallBuilder.NOON.plusSeconds(second / 2);
      append(entry(at, "user" + second, AuditAction.SIGNED_IN));
    }
    var seen = new ArrayList<String>();

    var page = auditLog().page(AuditLog.Filter.ALL, Optional.empty(), 2);
    append(entry(CallBuilder.NOON.plusSeconds(9), "late", AuditAction.SIGNED_IN));
    page.entries().forEach(numbered -> seen.add(numbered.entry().by().orElseThrow()));
    while (page.next().isPresent()) {
      page = auditLog().page(AuditLog.Filter.ALL, page.next(), 2);
      page.entries().forEach(numbered -> seen.add(numbered.entry().by().orElseThrow()));
    }

    assertThat(seen).containsExactly("user4", "user3", "user2", "user1", "user0");
  }

  @Test
  default void findsEntriesByWhoWhatWhomAndWhen() {
    var signedIn = entry(CallBuilder.NOON, "dilnoza", AuditAction.SIGNED_IN);
    var placed = entry(CallBuilder.NOON.plusSeconds(1), "dilnoza", AuditAction.CALL_PLACED);
    var stopped =
        new AuditEntry(
            CallBuilder.NOON.plusSeconds(2),
            Optional.of("farhod"),
            Optional.empty(),
            AuditAction.DIALLING_STOPPED,
            Optional.empty(),
            Map.of());
    List.of(signedIn, placed, stopped).forEach(this::append);

    assertThat(all(filter(Optional.of("dilnoza"), Set.of(), Optional.empty())))
        .containsExactly(placed, signedIn);
    assertThat(
            all(
                filter(
                    Optional.empty(),
                    Set.of(AuditAction.SIGNED_IN, AuditAction.DIALLING_STOPPED),
                    Optional.empty())))
        .containsExactly(stopped, signedIn);
    assertThat(all(filter(Optional.empty(), Set.of(), Optional.of(CALL))))
        .containsExactly(placed, signedIn);
    assertThat(
            all(
                new AuditLog.Filter(
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.of(CallBuilder.NOON.plusSeconds(1)),
                    Optional.of(CallBuilder.NOON.plusSeconds(2)))))
        .containsExactly(placed);
  }

  private static AuditLog.Filter filter(
      Optional<String> by, Set<AuditAction> actions, Optional<Subject> about) {
    return new AuditLog.Filter(by, actions, about, Optional.empty(), Optional.empty());
  }

  @Test
  default void tellsOfNothingThatWasNotDone() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() ->
            unitOfWork()
                .run(() -> {
                  auditLog().append(entry(CallBuilder.NOON, "dilnoza", AuditAction.CALL_PLACED));
                  throw new ArithmeticException("on purpose");
                }));

    assertThat(all(AuditLog.Filter.ALL)).isEmpty();
  }

  @Test
  default void forgetsTheOldestAndNothingYoungerThanThirtyDays() {
    var oldest = entry(now().minus(Duration.ofDays(50)), "first", AuditAction.SIGNED_IN);
    var older = entry(now().minus(Duration.ofDays(40)), "second", AuditAction.SIGNED_IN);
    var young = entry(now().minus(Duration.ofDays(29)), "third", AuditAction.SIGNED_IN);
    List.of(young, older, oldest).forEach(this::append);

    assertThat(unitOfWork().<Integer>run(() -> auditLog().forgetBefore(now(), 1))).isEqualTo(1);
    assertThat(all(AuditLog.Filter.ALL))
        .extracting(entry -> entry.by().orElseThrow())
        .containsExactly("third", "second");
    assertThat(unitOfWork().<Integer>run(() -> auditLog().forgetBefore(now(), 100))).isEqualTo(1);

    assertThat(all(AuditLog.Filter.ALL))
        .extracting(entry -> entry.by().orElseThrow())
        .containsExactly("third");
  }
}
