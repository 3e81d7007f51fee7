package ai.halo.adapter.web;

import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.halo.application.usecase.ManageUsers;
import ai.halo.domain.account.Role;
import ai.halo.domain.account.Username;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.call.LineFact;
import ai.halo.domain.call.LineSignal;
import ai.halo.domain.conversation.Speaker;
import ai.halo.domain.conversation.Utterance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@WebTest
@TestPropertySource(
    properties = {
      "halo.web.push.queue=500",
      "halo.web.push.streams-per-user=3",
      "halo.web.push.streams=5",
      "server.tomcat.connection-timeout=5s"
    })
class EventsTest {
  @Autowired private WebWorld world;
  @Autowired private ManageUsers manageUsers;
  @LocalServerPort private int port;
  private Api api;
  private String token;
  private final ArrayList<Stream> opened = new ArrayList<>();

  @BeforeEach
  void signIn() {
    api = new Api(port);
    token = api.token("dilnoza");
  }

  @AfterEach
  void leaveNothingOpen() {
    opened.forEach(Stream::close);
    await().untilAsserted(() -> assertThat(world.feed.listeners()).isZero());
  }

  @Test
  void beginsWithHelloAndTellsEachFactAsItIsCommitted() {
    var stream = open("/api/events");
    var hello = stream.next();

    var call = stored(aCall().build());
    var fact = stream.next();

    assertThat(hello.event()).isEqualTo("hello");
    assertThat(hello.id()).isNotEmpty();
    assertThat(hello.data()).isEqualTo("{}");
    assertThat(fact.event()).isEqualTo("fact");
    assertThat(fact.json().path("call_id").asString()).isEqualTo(call.id().toString());
    assertThat(fact.json().path("no").asInt()).isEqualTo(1);
    assertThat(fact.json().path("type").asString()).isEqualTo("requested");
    assertThat(fact.json().path("status").asString()).isEqualTo("initiating");
    assertThat(fact.json().path("attempt").isNull()).isTrue();
    assertThat(fact.json().at("/data/by").asString()).isEqualTo("admin");
    assertThat(fact.json().path("at").asString()).isEqualTo("2026-03-02T12:00:00Z");
  }

  @Test
  void tellsWhatIsSaid() {
    var stream = open("/api/events");
    stream.next();

    stored(aCall().talked().build());
    var facts = new ArrayList<Stream.Frame>();
    for (var i = 0; i < 9; i++) {
      facts.add(stream.next());
    }

    var said = facts.get(6).json();
    assertThat(said.path("type").asString()).isEqualTo("said");
    assertThat(said.path("attempt").asInt()).isEqualTo(1);
    assertThat(said.at("/data/speaker").asString()).isEqualTo("customer");
    assertThat(said.at("/data/text").asString()).isEqualTo("Да, мне интересно.");
    assertThat(said.at("/data/offset").asDouble()).isEqualTo(4.0);
    assertThat(said.at("/data/no").asInt()).isEqualTo(2);
    assertThat(facts.getLast().json().path("status").asString()).isEqualTo("analyzing");
  }

  @Test
  void goesOnWhereAClientWasWithNothingLost() {
    String seen;
    try (var first = open("/api/events")) {
      first.next();
      stored(aCall().build());
      seen = first.next().id();
    }
    var missed = stored(aCall().build());

    var second = open("/api/events", seen);

    assertThat(second.next())
        .extracting(Stream.Frame::event, Stream.Frame::id)
        .containsExactly("hello", seen);
    assertThat(second.next().json().path("call_id").asString()).isEqualTo(missed.id().toString());
    var next = stored(aCall().build());
    assertThat(second.next().json().path("call_id").asString()).isEqualTo(next.id().toString());
  }

  @Test
  void saysSoWhenWhatWasMissedCannotBeTold() {
    stored(aCall().build());
    world.feed.forget();

    var tooOld = open("/api/events", "0");
    var nonsense = open("/api/events", "no position of ours ".repeat(10));

    assertThat(tooOld.next().event()).isEqualTo("hello");
    assertThat(tooOld.next().event()).isEqualTo("reset");
    assertThat(nonsense.next().event()).isEqualTo("hello");
    var reset = nonsense.next();
    assertThat(reset.event()).isEqualTo("reset");
    assertThat(reset.data()).isEqualTo("{}");
    var next = stored(aCall().build());
    assertThat(nonsense.next().json().path("call_id").asString()).isEqualTo(next.id().toString());
  }

  @Test
  void tellsOfOneCallOnlyWhereOneIsAskedFor() {
    var mine = stored(aCall().dialing().build());
    var stream = open("/api/calls/" + mine.id() + "/events");
    stream.next();

    stored(aCall().lead().build());
    var known = world.calls.find(mine.id()).orElseThrow();
    world.calls.save(known.with(said(1)));

    assertThat(stream.next().json().path("call_id").asString()).isEqualTo(mine.id().toString());
  }

  @Test
  void isNotBufferedCompressedOrKeptOnItsWay() {
    var request =
        api.request("/api/events", token)
            .header("Accept", "text/event-stream")
            .header("Accept-Encoding", "gzip");
    var stream = new Stream(api.open(request));
    opened.add(stream);

    assertThat(stream.header("Content-Type")).contains("text/event-stream;charset=UTF-8");
    assertThat(stream.header("X-Accel-Buffering")).contains("no");
    assertThat(stream.header("Cache-Control").orElseThrow()).contains("no-store", "no-transform");
    assertThat(stream.header("Content-Encoding")).isEmpty();
    assertThat(stream.next().event()).isEqualTo("hello");
  }

  @Test
  void beatsWhileNothingHappens() {
    var stream = open("/api/events");

    stream.next();

    assertThat(stream.take().comment()).isEqualTo(": hb");
    assertThat(stream.take().comment()).isEqualTo(": hb");
  }

  @Test
  void isForThoseWhoAreSignedIn() {
    assertThat(api.send(api.request("/api/events")).status()).isEqualTo(401);
    assertThat(api.get("/api/events", "nonsense").code()).isEqualTo("auth.required");
    assertThat(world.feed.listeners()).isZero();
  }

  @Test
  void endsWhenItsTokenIsTakenBack() {
    var stream = open("/api/events");
    stream.next();

    api.send(api.request("/api/auth/logout", token).POST(BodyPublishers.noBody()));

    assertThat(stream.next()).isEqualTo(Stream.Frame.END);
  }

  @Test
  void endsWhenItsTokenRunsOut() {
    var web = api.webLogin("dilnoza", WebWorld.PASSWORD).json().path("access_token").asString();
    var stream = new Stream(api.open(api.request("/api/events", web)));
    opened.add(stream);
    stream.next();

    world.clock.advance(Duration.ofMinutes(10));

    assertThat(stream.next()).isEqualTo(Stream.Frame.END);
  }

  @Test
  void boundsHowManyAreOpenForAUserAndInAll() {
    manageUsers.add(new Username("lola"), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    manageUsers.add(new Username("umed"), WebWorld.PASSWORD, Role.OPERATOR, world.user("admin"));
    for (var i = 0; i < 3; i++) {
      open("/api/events").next();
    }
    var lola = api.token("lola");
    for (var i = 0; i < 2; i++) {
      var stream = new Stream(api.open(api.request("/api/events", lola)));
      opened.add(stream);
      stream.next();
    }

    var tooMany = api.get("/api/events", token);
    var full = api.get("/api/events", api.token("umed"));

    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.code()).isEqualTo("stream.too_many");
    assertThat(tooMany.header("Retry-After")).isPresent();
    assertThat(full.status()).isEqualTo(503);
    assertThat(full.code()).isEqualTo("stream.full");
    opened.getFirst().close();
    await().untilAsserted(() -> assertThat(open("/api/events").next().event()).isEqualTo("hello"));
  }

  @Test
  void dropsAClientThatDoesNotReadAndKeepsServingTheOthers() throws IOException {
    var quick = open("/api/events");
    quick.next();
    try (var slow = silentClient()) {
      await()
          .untilAsserted(() -> assertThat(world.feed.listeners()).as(arrived(slow)).isEqualTo(2));

      var call = stored(aCall().talking().build());
      var facts = call.timeline().size();
      for (var i = 0; i < facts; i++) {
        quick.next();
      }
      // More than its queue and all buffers on the way can hold, each taken by the quick one.
      for (var no = 1; world.feed.listeners() == 2 || no <= 3_000; no++) {
        assertThat(no).as("lines until the slow client is dropped").isLessThan(60_000);
        var known = world.calls.find(call.id()).orElseThrow();
        var lines = new ArrayList<LineFact>();
        for (var line = 0; line < 100; line++) {
          lines.add(said(no++));
        }
        world.calls.save(
            Call.stored(known.id(), known.request(), known.timeline().recorded(), known.version())
                .with(lines));
        for (var line = 0; line < 100; line++) {
          assertThat(quick.next().event()).isEqualTo("fact");
        }
      }
      assertThat(slow.isConnected()).isTrue();
    }
    assertThat(world.feed.listeners()).isEqualTo(1);
  }

  private Socket silentClient() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var request =
        """
        GET /api/events HTTP/1.1
        Host: localhost
        Authorization: Bearer %s

        """
            .formatted(token)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** What a client that does not read would read, for the message of a test that fails. */
  private static String arrived(Socket client) throws IOException {
    var waiting = client.getInputStream();
    return new String(waiting.readNBytes(waiting.available()), StandardCharsets.UTF_8);
  }

  private static LineFact said(int no) {
    var utterance =
        new Utterance(no, Speaker.CUSTOMER, "слово ".repeat(300), Duration.ofSeconds(no));
    return new LineFact(
        1, new LineSignal.Said(CallBuilder.NOON.plusSeconds(10).plusMillis(no), utterance));
  }

  private Stream open(String path) {
    var stream = new Stream(api.open(api.request(path, token)));
    opened.add(stream);
    return stream;
  }

  private Stream open(String path, String after) {
    var stream = new Stream(api.open(api.request(path, token).header("Last-Event-ID", after)));
    opened.add(stream);
    return stream;
  }

  private Call stored(Call call) {
    world.calls.add(call);
    return call;
  }
}
