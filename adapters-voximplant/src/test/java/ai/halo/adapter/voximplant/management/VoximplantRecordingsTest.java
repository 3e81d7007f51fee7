package ai.halo.adapter.voximplant.management;

import static ai.halo.adapter.voximplant.management.FakeVoximplant.closed;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.error;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.ok;
import static ai.halo.adapter.voximplant.management.FakeVoximplant.status;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Recordings;
import ai.halo.domain.port.RecordingsContract;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoximplantRecordingsTest implements RecordingsContract {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final FakeVoximplant voximplant = new FakeVoximplant();
  private final Recordings recordings = recordings(voximplant.api(), new Hosts(true));
  private final Map<String, byte[]> kept = new HashMap<>();

  @BeforeEach
  void deleteByAddress() {
    voximplant.answers(
        Method.DELETE_RECORD,
        asked ->
            kept.remove(asked.form().get("record_url")) == null
                ? "{\"error\":{\"code\":341,\"msg\":\"Record not found\"}}"
                : "{\"result\":1}");
  }

  @AfterEach
  void close() {
    voximplant.close();
  }

  @Override
  public Recordings recordings() {
    return recordings;
  }

  @Override
  public RecordingLink keep(byte[] sound) {
    var path = "/records/" + kept.size() + ".mp3";
    var url =
        voximplant.at(path, asked -> answer(voximplant.url().resolve(path).toString(), asked));
    kept.put(url, sound);
    return new RecordingLink(url);
  }

  @Test
  void showsItsTokenToTheStore() throws IOException {
    var link = keep(new byte[10]);

    recordings.open(link, Optional.empty()).close();

    assertThat(voximplant.asked().getLast().header("Authorization")).startsWith("Bearer ey");
    assertThat(voximplant.asked().getLast().header("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void showsTheAccountsOwnKeyToNobody() throws IOException {
    var link = keep(new byte[10]);

    recordings(voximplant.apiByKey(), new Hosts(true)).open(link, Optional.empty()).close();

    assertThat(voximplant.asked().getLast().toString()).doesNotContain(FakeVoximplant.API_KEY);
  }

  @Test
  void asksOnceMoreWithAFreshToken() {
    var link = new RecordingLink(voximplant.at("/records/x", _ -> status(401)));

    refuses("recording.denied", link, Optional.empty());

    assertThat(voximplant.asked()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "404, recording.gone",
    "410, recording.gone",
    "403, recording.gone",
    "416, recording.range",
    "400, recording.refused",
  })
  void tellsWhyNot(int status, String code) {
    var link = new RecordingLink(voximplant.at("/records/x", _ -> status(status)));

    refuses(code, link, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void canBeAskedAgainWhereTheStoreIsAway(int status) {
    var link = new RecordingLink(voximplant.at("/records/x", _ -> status(status)));

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> recordings.open(link, Optional.empty()));
  }

  @Test
  void canBeAskedAgainWhereNobodyAnswers() {
    var link = new RecordingLink(voximplant.at("/records/x", _ -> closed()));

    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> recordings.open(link, Optional.empty()));
  }

  @Test
  void followsARedirectWithinTheProvider() throws IOException {
    var link = keep("abc".getBytes(US_ASCII));
    var moved = new RecordingLink(voximplant.at("/old/1", _ -> redirect(link.url())));

    try (var sound = recordings.open(moved, Optional.of("bytes=1-1"))) {
      assertThat(sound.bytes().readAllBytes()).containsExactly('b');
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/r.mp3",
        "http://storage.voximplant.com/r.mp3",
        "//example.com/r.mp3",
        "file:///etc/passwd",
        "ftp://storage.voximplant.com/r.mp3"
      })
  void followsNoRedirectToAnybodyElse(String elsewhere) {
    var link = new RecordingLink(voximplant.at("/records/x", _ -> redirect(elsewhere)));

    refuses("recording.host", link, Optional.empty());
  }

  @Test
  void followsNoEndlessRedirect() {
    var link = new RecordingLink(voximplant.at("/round", _ -> redirect("/round")));

    refuses("recording.host", link, Optional.empty());

    assertThat(voximplant.asked()).hasSizeLessThan(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://storage-gw-eu-01.voximplant.com/r.mp3",
        "https://voximplant.com/r.mp3",
        "https://storage.voximplant.com.evil.example/r.mp3",
        "https://storage.voximplant.com@evil.example/r.mp3",
        "https://127.0.0.1/r.mp3"
      })
  void asksStrangersNothing(String url) {
    var strict = recordings(voximplant.api(), new Hosts(false));

    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> strict.open(new RecordingLink(url), Optional.empty()))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("recording.host"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=", "bytes=-", "lines=1-2", "bytes=1-2,4-5", "bytes=a-b", ""})
  void asksForNothingButOnePart(String range) {
    refuses("recording.range", keep(new byte[10]), Optional.of(range));

    assertThat(voximplant.asked()).isEmpty();
  }

  @Test
  void deletesByItsAddress() {
    var link = keep(new byte[10]);

    recordings.delete(link);

    assertThat(voximplant.latest(Method.DELETE_RECORD).form())
        .containsEntry("record_url", link.url());
  }

  @Test
  void saysThatItCouldNotBeDeleted() {
    var link = keep(new byte[10]);
    voximplant.next(Method.DELETE_RECORD, error(104), error(1));

    assertThatExceptionOfType(PortFailure.Refused.class).isThrownBy(() -> recordings.delete(link));
    assertThatExceptionOfType(PortFailure.Unavailable.class)
        .isThrownBy(() -> recordings.delete(link));
    assertThatNoException().isThrownBy(() -> recordings.delete(link));
  }

  private void refuses(String code, RecordingLink link, Optional<String> range) {
    assertThatExceptionOfType(PortFailure.Refused.class)
        .isThrownBy(() -> recordings.open(link, range))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private VoximplantRecordings recordings(ManagementApi api, Hosts hosts) {
    return new VoximplantRecordings(api, voximplant.transport(), hosts);
  }

  private MockResponse answer(String url, FakeVoximplant.Asked asked) {
    var sound = kept.get(url);
    if (sound == null) {
      return status(404);
    }
    var range = RANGE.matcher(asked.header("Range"));
    if (!range.matches()) {
      return bytes(200, sound);
    }
    var first = Integer.parseInt(range.group(1));
    if (first >= sound.length) {
      return status(416);
    }
    var last =
        range.group(2).isEmpty()
            ? sound.length - 1
            : Math.min(sound.length - 1, Integer.parseInt(range.group(2)));
    return bytes(206, Arrays.copyOfRange(sound, first, last + 1))
        .newBuilder()
        .addHeader("Content-Range", "bytes %d-%d/%d".formatted(first, last, sound.length))
        .build();
  }

  private static MockResponse bytes(int status, byte[] bytes) {
    return ok("")
        .newBuilder()
        .code(status)
        .setHeader("Content-Type", "audio/mpeg")
        .body(new Buffer().write(bytes))
        .build();
  }

  private static MockResponse redirect(String to) {
    return new MockResponse.Builder().code(302).addHeader("Location", to).build();
  }
}
