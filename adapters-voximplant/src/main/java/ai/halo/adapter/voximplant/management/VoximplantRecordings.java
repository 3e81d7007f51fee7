package ai.halo.adapter.voximplant.management;

import ai.halo.domain.call.RecordingLink;
import ai.halo.domain.port.PortFailure;
import ai.halo.domain.port.Recordings;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * The provider's stores of recordings, asked by https at its own hosts alone, every address of a
 * redirect included.
 */
final class VoximplantRecordings implements Recordings {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15}-\\d{0,15}|-\\d{1,15})");
  private static final int MOST_HOPS = 3;

  private final ManagementApi api;
  private final Transport transport;
  private final Hosts hosts;

  VoximplantRecordings(ManagementApi api, Transport transport, Hosts hosts) {
    this.api = api;
    this.transport = transport;
    this.hosts = hosts;
  }

  @Override
  public Sound open(RecordingLink link, Optional<String> range) {
    if (range.filter(part -> !RANGE.matcher(part).matches()).isPresent()) {
      throw new PortFailure.Refused("recording.range", "that is no part of a recording");
    }
    var url = allowed(link.url());
    for (var hop = 0; hop <= MOST_HOPS; hop++) {
      var response = ask(url, range);
      if (response.isSuccessful()) {
        return sound(response);
      }
      try (response) {
        if (!response.isRedirect()) {
          throw failure(response.code());
        }
        url = next(url, response);
      }
    }
    throw new PortFailure.Refused("recording.host", "the recording's address leads nowhere");
  }

  @Override
  public void delete(RecordingLink link) {
    var url = allowed(link.url());
    try {
      api.ask(Method.DELETE_RECORD, Map.of("record_url", url.toString()));
    } catch (PortFailure.Refused refusal) {
      if (!refusal.code().equals("voice.record_missing")) {
        throw refusal;
      }
    }
  }

  /** Asks, and once more with a fresh token where the first was not taken. */
  private Response ask(HttpUrl url, Optional<String> range) {
    try {
      var token = api.token();
      var response = transport.open(url, token, range);
      if (response.code() != 401 || token.isEmpty()) {
        return response;
      }
      response.close();
      return transport.open(url, api.tokenInstead(token.get()), range);
    } catch (Transport.Broken e) {
      throw new PortFailure.Unavailable("recording.away", "the provider's store does not answer");
    }
  }

  private HttpUrl next(HttpUrl from, Response response) {
    return Optional.ofNullable(response.header("Location"))
        .map(from::resolve)
        .filter(hosts::allows)
        .orElseThrow(VoximplantRecordings::elsewhere);
  }

  private HttpUrl allowed(String url) {
    return hosts.allowed(url).orElseThrow(VoximplantRecordings::elsewhere);
  }

  private static Sound sound(Response response) {
    var body = response.body();
    var length = body.contentLength();
    return new Sound(
        body.byteStream(),
        Objects.requireNonNullElse(response.header("Content-Type"), "application/octet-stream"),
        response.code() == 206,
        Optional.ofNullable(response.header("Content-Range")),
        length < 0 ? Optional.empty() : Optional.of(length));
  }

  private static PortFailure failure(int status) {
    return switch (status) {
      case 404, 410 ->
          new PortFailure.Refused("recording.gone", "there is no such recording any more");
      case 403 ->
          new PortFailure.Refused(
              "recording.gone", "the recording's address is not valid any more");
      case 416 -> new PortFailure.Refused("recording.range", "the recording has no such part");
      case 401 ->
          new PortFailure.Refused(
              "recording.denied",
              "the store does not let the key in; secure storage takes a service account");
      case 429 ->
          new PortFailure.Unavailable("recording.busy", "the store takes no more requests for now");
      default ->
          status >= 500 || status == 408
              ? new PortFailure.Unavailable("recording.away", "the store has a problem of its own")
              : new PortFailure.Refused(
                  "recording.refused", "the store does not accept the request");
    };
  }

  private static PortFailure elsewhere() {
    return new PortFailure.Refused(
        "recording.host", "the recording's address is none of Voximplant's");
  }
}
