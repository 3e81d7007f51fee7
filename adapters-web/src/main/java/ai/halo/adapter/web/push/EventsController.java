package ai.halo.adapter.web.push;

import ai.halo.adapter.web.call.CallIds;
import ai.halo.adapter.web.call.PushedFactView;
import ai.halo.adapter.web.push.EventStream.Resume;
import ai.halo.adapter.web.push.EventStreams.Opened;
import ai.halo.adapter.web.security.SignedIn;
import ai.halo.application.usecase.BrowseCalls;
import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import ai.halo.domain.port.FactFeed.Position;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Facts as they are committed. */
@RestController
@Tag(name = "events", description = "Facts as they are committed")
final class EventsController {
  private static final String RESUME = "Last-Event-ID";
  private static final Pattern POSITION = Pattern.compile("[!-~]{1,64}");
  private static final String EVENTS = "text/event-stream;charset=UTF-8";

  private static final String WHAT_COMES =
      "hello first; then a fact for each one committed, at least once, in the order of its number"
          + " within its call; reset where what was missed cannot be told again. A comment comes"
          + " every 15 seconds. The stream ends with its token.";

  private final EventStreams streams;
  private final BrowseCalls browseCalls;

  EventsController(EventStreams streams, BrowseCalls browseCalls) {
    this.streams = streams;
    this.browseCalls = browseCalls;
  }

  @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "watchCalls",
      summary = "Facts about all calls, as they are committed",
      description = WHAT_COMES)
  @Parameter(
      name = RESUME,
      in = ParameterIn.HEADER,
      description = "the id of the last event seen",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      description = "A stream of events",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = PushedFactView.class)))
  StreamingResponseBody all(
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    return stream(who, Optional.empty(), request, response);
  }

  @GetMapping(path = "/api/calls/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "watchCall",
      summary = "Facts about one call, as they are committed",
      description = WHAT_COMES)
  @Parameter(
      name = RESUME,
      in = ParameterIn.HEADER,
      description = "the id of the last event seen",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      description = "A stream of events",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = PushedFactView.class)))
  StreamingResponseBody ofOne(
      @PathVariable @Parameter(schema = @Schema(format = "uuid")) String id,
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var call = CallIds.read(id).flatMap(browseCalls::one).orElseThrow(CallIds::notFound);
    return stream(who, Optional.of(call).map(Call::id), request, response);
  }

  private StreamingResponseBody stream(
      SignedIn who, Optional<CallId> only, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var stream = streams.open(who, resume(request), only, response);
    try {
      begin(response);
    } catch (IOException gone) {
      stream.close();
      throw gone;
    }
    closeWithRequest(stream, request);
    return stream;
  }

  /**
   * Sends the head now, on the request's own thread. Filters write headers when the request comes
   * back to them, which the stream's thread must not do at the same time: it damages objects that
   * the container uses again for other requests.
   */
  private static void begin(HttpServletResponse response) throws IOException {
    response.setContentType(EVENTS);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    response.flushBuffer();
  }

  /** The container may end the request before or while the stream is written. */
  private static void closeWithRequest(Opened stream, HttpServletRequest request) {
    WebAsyncUtils.getAsyncManager(request)
        .registerCallableInterceptor(
            EventsController.class,
            new CallableProcessingInterceptor() {
              @Override
              public <T> void afterCompletion(NativeWebRequest ended, Callable<T> task) {
                stream.close();
              }
            });
  }

  private static Resume resume(HttpServletRequest request) {
    var given = request.getHeader(RESUME);
    if (given == null || given.isEmpty()) {
      return new Resume(Optional.empty(), false);
    }
    return POSITION.matcher(given).matches()
        ? new Resume(Optional.of(new Position(given)), false)
        : new Resume(Optional.empty(), true);
  }
}
