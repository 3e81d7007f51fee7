package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.error;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.call.SessionId;
import ai.halo.domain.contact.PhoneNumber;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.cost.CallCost;
import ai.halo.domain.dial.AttemptId;
import ai.halo.domain.dial.SessionRecord;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.SessionHistory;
import ai.halo.domain.port.SessionHistoryContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoximplantSessionHistoryTest implements SessionHistoryContract {
  private static final long APPLICATION = 10456;
  private static final String CUSTOM = "00000000-0000-0000-0000-000000000007.";

  private final FakeVoximplant voximplant = new FakeVoximplant();
  private final SessionHistory history = open(voximplant);
  private final List<Row> rows = new ArrayList<>();

  /** A row of the book. */
  private record Row(long id, Instant at, String json) {}

  @BeforeEach
  void open() {
    voximplant
        .answers(
            Method.GET_ACCOUNT_INFO, "{\"result\":{\"currency\":\"RUR\",\"api_key\":\"secret\"}}")
        .answers(Method.GET_CALL_HISTORY, this::answer);
  }

  @AfterEach
  void close() {
    voximplant.close();
  }

  @Override
  public SessionHistory history() {
    return history;
  }

  private static VoximplantSessionHistory open(FakeVoximplant voximplant) {
    var api = voximplant.api();
    return new VoximplantSessionHistory(
        api, new AccountCurrency(api), APPLICATION, voximplant.clock());
  }

  @Override
  public void holds(SessionRecord session) {
    var calls =
        session
            .leg()
            .map(leg ->
                """
                {"call_id":1,"start_time":"%s","duration":%d,"remote_number":"%s","incoming":false,
                 "successful":%s,"cost":0.01,"end_reason":{"code":%d,"details":"x"}}
                """
                    .formatted(
                        Fields.format(leg.startedAt()),
                        leg.talk().toSeconds(),
                        leg.dialled().map(phone -> phone.e164().substring(1)).orElse(""),
                        leg.answered(),
                        leg.ending() == Ending.BUSY ? 486 : 200))
            .orElse("");
    row(
        Long.parseLong(session.session().value()),
        session.startedAt(),
        """
        "custom_data":"%s.%032x","active":%s,"finish_reason":"%s","calls":[%s]
        """
            .formatted(
                session.attempt().orElseThrow(),
                7,
                session.active(),
                session.active() ? "" : "Normal termination",
                calls));
  }

  @Test
  void asksForItsOwnApplicationWithEverythingByUtc() {
    history.find(new SessionId("4202753936"));

    assertThat(voximplant.latest(Method.GET_CALL_HISTORY).form())
        .containsEntry("call_session_history_id", "4202753936")
        .containsEntry("application_id", "10456")
        .containsEntry("with_calls", "true")
        .containsEntry("with_records", "true")
        .containsEntry("with_other_resources", "true")
        .containsEntry("from_date", "2026-01-30 12:00:00")
        .containsEntry("to_date", "2026-03-03 12:00:00");
  }

  @Test
  void asksNothingAboutASessionThatCannotBeTheirs() {
    assertThat(history.find(new SessionId("mock-7"))).isEmpty();

    assertThat(voximplant.asked()).isEmpty();
  }

  @Test
  void addsUpWhatASessionCostToTheLastDigit() {
    row(
        1,
        NOON,
        """
        "active":false,
        "calls":[{"incoming":false,"successful":true,"duration":61,"cost":0.0335},{"incoming":true,"cost":"0.01"}],
        "records":[{"record_url":"https://storage-gw-eu-01.voximplant.com/r/1.mp3","cost":0.002}],
        "other_resource_usage":[{"resource_type":"CALLSESSION","cost":0.1},{"resource_type":"ASR","cost":0.2},
          {"resource_type":"odd","cost":{"amount":1}}]
        """);

    var found = find(1);

    assertThat(found.cost())
        .contains(
            new CallCost(
                new BigDecimal("0.0435"), new BigDecimal("0.002"), new BigDecimal("0.3"), "RUB"));
    assertThat(found.recording())
        .contains(new RecordingLink("https://storage-gw-eu-01.voximplant.com/r/1.mp3"));
  }

  @Test
  void tellsNoCostWhileTheSessionRunsOrTheCurrencyIsUnknown() {
    row(1, NOON, "\"active\":true,\"calls\":[{\"successful\":true,\"cost\":0.1}]");
    row(2, NOON, "\"active\":false,\"calls\":[{\"successful\":true,\"cost\":0.1}]");
    voximplant.answers(Method.GET_ACCOUNT_INFO, "{\"error\":{\"code\":104,\"msg\":\"\"}}");

    assertThat(find(1).cost()).isEmpty();
    assertThat(find(2).cost()).isEmpty();
    assertThat(find(2).leg()).isPresent();
  }

  @Test
  void asksForTheCurrencyOnce() {
    row(1, NOON, "\"active\":false,\"calls\":[{\"successful\":true,\"cost\":0.1}]");

    find(1);
    find(1);

    assertThat(voximplant.count(Method.GET_ACCOUNT_INFO)).isOne();
  }

  @Test
  void passesOverARecordingThatWasRemoved() {
    row(
        1,
        NOON,
        """
        "active":false,"calls":[],
        "records":[{"record_url":"https://a.voximplant.com/gone.mp3","is_removed":true},{"record_url":"no address"},
          {"record_url":"https://a.voximplant.com/here.mp3"}]
        """);

    assertThat(find(1).recording())
        .contains(new RecordingLink("https://a.voximplant.com/here.mp3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"code\":486,\"details\":\"Busy here\"} | BUSY",
        "{\"code\":\"600\",\"details\":\"\"}      | BUSY",
        "{\"details\":\"408 Request Timeout\"}    | NO_ANSWER",
        "\"487 Request Terminated\"               | NO_ANSWER",
        "\"486\"                                  | BUSY",
        "480                                      | UNREACHABLE",
        "{\"code\":603}                           | REJECTED_BY_CALLEE",
        "{\"code\":404}                           | INVALID_NUMBER",
        "{\"code\":402}                           | PROVIDER_ERROR",
        "{\"code\":403}                           | PROVIDER_ERROR",
        "{\"code\":503}                           | REJECTED_BY_CARRIER",
        "\"no number in it\"                      | NO_ANSWER",
        "\"12345678\"                             | NO_ANSWER",
        "[1,2]                                    | NO_ANSWER",
        "null                                     | NO_ANSWER",
      })
  void readsTheEndAsATextOrAsAnObject(String reason, Ending ending) {
    row(
        1,
        NOON,
        "\"active\":false,\"calls\":[{\"incoming\":false,\"successful\":false,\"end_reason\":%s}]"
            .formatted(reason));

    var leg = find(1).leg().orElseThrow();

    assertThat(leg.ending()).isEqualTo(ending);
    assertThat(leg.answered()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JS session error",
        "Timeout",
        "Insufficient funds",
        "Internal error (billing timeout)",
        "Terminated administratively"
      })
  void aTalkOfASessionThatBrokeIsTheProvidersError(String finish) {
    row(
        1,
        NOON,
        "\"active\":false,\"finish_reason\":\"%s\",\"calls\":[{\"successful\":true,\"duration\":9}]"
            .formatted(finish));

    assertThat(find(1).leg().orElseThrow().ending()).isEqualTo(Ending.PROVIDER_ERROR);
    assertThat(find(1).reason()).isEqualTo(finish);
  }

  @Test
  void takesTheCallThatWasAnsweredAndNoIncomingOne() {
    row(
        1,
        NOON,
        """
        "active":false,"calls":[{"incoming":true,"successful":true,"duration":99},
          {"incoming":false,"successful":false,"duration":0},
          {"incoming":false,"successful":true,"duration":"7.5","start_time":"2026-03-02 12:00:03","remote_number":998901234567}]
        """);

    var leg = find(1).leg().orElseThrow();

    assertThat(leg.talk()).isEqualTo(Duration.ofMillis(7_500));
    assertThat(leg.startedAt()).isEqualTo(NOON.plusSeconds(3));
    assertThat(leg.dialled()).contains(new PhoneNumber("+998901234567"));
  }

  @Test
  void takesAnOddEntryForACallAllTheSame() {
    row(1, NOON, "\"active\":false,\"calls\":[\"odd\"]");

    assertThat(find(1).leg()).isPresent();
  }

  /** Else the number would be dialled again. */
  @ParameterizedTest
  @ValueSource(strings = {"\"calls\":null", "\"calls\":{}", "\"other\":1"})
  void doesNotTellThatNobodyRangWhereTheCallsAreMissing(String fields) {
    row(1, NOON, "\"active\":false," + fields);

    assertThat(history.find(new SessionId("1"))).isEmpty();
  }

  @Test
  void takesASessionWithoutAFinishForOneThatRuns() {
    row(1, NOON, "\"calls\":[]");
    row(2, NOON, "\"finish_reason\":\"Normal termination\",\"calls\":[]");

    assertThat(find(1).active()).isTrue();
    assertThat(find(2).active()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "00000000-0000-0000-0000-000000000007.0123456789abcdef0123456789abcdef, true",
    "00000000-0000-0000-0000-000000000007.012345, true",
    "00000000-0000-0000-0000-000000000007., true",
    "00000000-0000-0000-0000-000000000007, true",
    "00000000-0000-0000-0000-00000000000, false",
    "00000000-0000-0000-0000-0000000000071, false",
    "somebody else's data, false",
    "'', false",
  })
  void readsTheAttemptFromDataThatMayBeCutShort(String data, boolean isThere) {
    row(1, NOON, "\"active\":false,\"calls\":[],\"custom_data\":\"%s\"".formatted(data));

    assertThat(find(1).attempt())
        .isEqualTo(isThere ? Optional.of(new AttemptId(new UUID(0, 7))) : Optional.empty());
  }

  @Test
  void passesOverRowsOfStrangersAndRowsThatCannotBeRead() {
    row(1, NOON, "\"active\":false,\"calls\":[]");
    rows.add(
        new Row(2, NOON, "{\"call_session_history_id\":2,\"application_id\":666,\"calls\":[]}"));
    rows.add(new Row(3, NOON, "\"no object\""));
    rows.add(new Row(4, NOON, "{\"application_id\":10456,\"start_date\":\"soon\",\"calls\":[]}"));
    rows.add(
        new Row(
            5,
            NOON,
            "{\"call_session_history_id\":5,\"application_id\":10456,\"start_date\":\"02.03.2026\",\"calls\":[]}"));

    assertThat(history.since(NOON, 100))
        .extracting(session -> session.session().value())
        .containsExactly("1");
  }

  @Test
  void goesThroughAsManyPagesAsThereAre() {
    for (var no = 1; no <= 450; no++) {
      row(no, NOON.plusSeconds(no), "\"active\":false,\"calls\":[]");
    }

    assertThat(history.since(NOON, 1_000)).hasSize(450);
    assertThat(voximplant.count(Method.GET_CALL_HISTORY)).isEqualTo(3);
  }

  @Test
  void readsNoMorePagesThanItNeeds() {
    for (var no = 1; no <= 450; no++) {
      row(no, NOON.plusSeconds(no), "\"active\":false,\"calls\":[]");
    }

    assertThat(history.since(NOON, 150)).hasSize(150);
    assertThat(voximplant.count(Method.GET_CALL_HISTORY)).isOne();
  }

  /** They pass over ten thousand rows at most. */
  @Test
  void beginsAnewFurtherOnWhereNoMoreCanBePassedOver() {
    for (var no = 1; no <= 10_450; no++) {
      row(no, NOON.plusSeconds(no / 3), "\"active\":false,\"calls\":[]");
    }

    var found = history.since(NOON, 20_000);

    assertThat(found).hasSize(10_450);
    assertThat(found).isSortedAccordingTo(Comparator.comparing(SessionRecord::startedAt));
  }

  @Test
  void countsASessionThatBeganWithinTheSameSecond() {
    row(1, NOON, "\"active\":false,\"calls\":[]");

    assertThat(history.since(NOON.plusMillis(700), 10)).hasSize(1);
  }

  @Test
  void failsWhereTheBookCannotBeRead() {
    voximplant.next(Method.GET_CALL_HISTORY, error(1), error(1), error(1));

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> history.find(new SessionId("1")));
  }

  @Test
  void anAnswerOfAnotherShapeHasNoRows() {
    voximplant.next(Method.GET_CALL_HISTORY, ok("{\"result\":{\"x\":1}}"));

    assertThat(history.find(new SessionId("1"))).isEmpty();
  }

  private SessionRecord find(long id) {
    return history.find(new SessionId(Long.toString(id))).orElseThrow();
  }

  private void row(long id, Instant at, String fields) {
    var custom = fields.contains("custom_data") ? "" : "\"custom_data\":\"" + CUSTOM + "\",";
    rows.add(
        new Row(
            id,
            at,
            "{\"call_session_history_id\":%d,\"application_id\":%d,\"start_date\":\"%s\",%s%s}"
                .formatted(id, APPLICATION, Fields.format(at), custom, fields)));
  }

  /** As they answer: by id, from a time on, the oldest first, page by page. */
  private String answer(FakeVoximplant.Asked asked) {
    var form = asked.form();
    var offset = Integer.parseInt(form.getOrDefault("offset", "0"));
    var count = Integer.parseInt(form.getOrDefault("count", "20"));
    if (offset > 10_000 || count > 1_000) {
      return "{\"error\":{\"code\":103,\"msg\":\"too many\"}}";
    }
    var ids = form.get("call_session_history_id");
    var found =
        rows.stream()
            .filter(row -> ids == null || ids.equals(Long.toString(row.id())))
            .filter(row -> Fields.format(row.at()).compareTo(form.get("from_date")) >= 0)
            .sorted(Comparator.comparing(Row::at))
            .skip(offset)
            .limit(count)
            .map(Row::json)
            .toList();
    return "{\"result\":[%s],\"count\":%d,\"timezone\":\"Etc/GMT\"}"
        .formatted(String.join(",", found), found.size());
  }
}
