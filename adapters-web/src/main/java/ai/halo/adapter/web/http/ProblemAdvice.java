package ai.halo.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns everything that ends a request early into a problem with a code, Spring's own included. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

  /** What controllers refuse, and what nobody foresaw. Null when there is nobody left to answer. */
  @ExceptionHandler
  @Nullable ResponseEntity<Object> handleAnything(Exception failure, WebRequest request)
      throws Exception {
    if (failure instanceof AsyncRequestNotUsableException || isCommitted(request)) {
      return null;
    }
    if (failure instanceof AccessDeniedException) {
      // For those who guard the routes: they tell it, and write it down.
      throw failure;
    }
    var problem =
        failure instanceof IllegalArgumentException && namesManyTypes(request)
            ? StatusProblems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
            : Failures.problemOf(failure);
    return answer(problem, new HttpHeaders(), request);
  }

  /** What Spring's own exceptions become; their texts, which repeat input, are not told. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (isCommitted(request)) {
      return null;
    }
    if (status.is5xxServerError()) {
      return answer(Failures.problemOf(failure), headers, request);
    }
    var problem = Failures.known(failure).orElseGet(() -> StatusProblems.of(status));
    return answer(problem, headers, request);
  }

  private static ResponseEntity<Object> answer(
      ProblemException failure, HttpHeaders headers, WebRequest request) {
    failure
        .retryAfter()
        .ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, ProblemWriter.seconds(wait)));
    return ResponseEntity.status(HttpStatus.valueOf(failure.problem().status()))
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(failure.problem().at(servlet(request).getRequestURI()));
  }

  /** Spring fails at a body of the type {@code text/*} instead of not supporting it. */
  private static boolean namesManyTypes(WebRequest request) {
    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.contains("*");
  }

  private static boolean isCommitted(WebRequest request) {
    return request instanceof ServletWebRequest web
        && web.getResponse() != null
        && web.getResponse().isCommitted();
  }

  private static HttpServletRequest servlet(WebRequest request) {
    return ((ServletWebRequest) request).getRequest();
  }
}
