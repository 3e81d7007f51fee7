package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Form;
import ai.halo.adapter.web.http.ProblemException;
import ai.halo.adapter.web.http.Uuids;
import ai.halo.application.usecase.ManageApiKeys;
import ai.halo.domain.account.ApiKey;
import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.ApiKeyName;
import ai.halo.domain.account.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys for programs that act for their owner, within scopes. */
@RestController
@RequestMapping("/api/keys")
@Tag(name = "keys", description = "My keys for programs")
final class ApiKeysController {
  private final ManageApiKeys keys;
  private final Reauthentication again;
  private final LiveTokens live;
  private final InstantSource clock;

  ApiKeysController(
      ManageApiKeys keys, Reauthentication again, LiveTokens live, InstantSource clock) {
    this.keys = keys;
    this.again = again;
    this.live = live;
    this.clock = clock;
  }

  @GetMapping
  @Operation(operationId = "listKeys", summary = "My keys, newest first")
  ApiKeyView.Page mine(@AuthenticationPrincipal SignedIn who) {
    var now = clock.instant();
    return new ApiKeyView.Page(
        keys.of(who.user().id()).stream().map(key -> ApiKeyView.of(key, now)).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "createKey",
      summary = "Make a key",
      description =
          "The key is shown once. It goes into the header Authorization: Bearer …, does what its"
              + " scopes stand for and nothing that I may not do, and ends with me.")
  ApiKeyView.Created create(
      @RequestBody ApiKeyBody body,
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request) {
    var form = new Form();
    var name = form.read("name", body.name(), "name", ApiKeyName::new);
    var scopes = form.words("scopes", body.scopes(), "scopes", Scope.class);
    var days = form.number("days", body.days(), 1, ApiKey.LONGEST_DAYS);
    var password = form.read("password", body.password(), "password", Passwords::whole);
    form.complete();

    again.require(who, password.get(), request);
    return keys.create(who.user(), name.get(), scopes.get(), Duration.ofDays(days.get()))
        .map(created ->
            new ApiKeyView.Created(
                ApiKeyView.of(created.key(), clock.instant()),
                KeyText.of(created.key().id(), created.secret())))
        .orElseThrow(() ->
            ProblemException.of(
                HttpStatus.CONFLICT, "key.too_many", "You have as many keys as one may have."));
  }

  @DeleteMapping("/{id}")
  @Operation(operationId = "revokeKey", summary = "Take a key back")
  @ApiResponse(responseCode = "204", description = "Taken back", content = @Content)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable String id, @AuthenticationPrincipal SignedIn who) {
    var mine = Uuids.read(id).filter(key -> keys.revoke(new ApiKeyId(key), who.user())).isPresent();
    if (!mine) {
      throw ProblemException.of(
          HttpStatus.NOT_FOUND, "key.not_found", "There is no such key, or it is taken back.");
    }
    live.forget();
  }
}
