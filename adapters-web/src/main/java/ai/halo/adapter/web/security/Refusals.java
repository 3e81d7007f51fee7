package ai.halo.adapter.web.security;

import ai.halo.adapter.web.security.Bucket.Size;
import ai.halo.adapter.web.security.SignedIn.Proof;
import ai.halo.application.usecase.NoteRefusal;
import ai.halo.application.usecase.NoteRefusal.Missing;
import ai.halo.application.usecase.NoteRefusal.Refusal;
import ai.halo.domain.account.ApiKeyId;
import ai.halo.domain.account.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Puts into the audit log who was refused what, and keeps a flood of refusals from filling it: on a
 * node one entry a minute for a user or key at a route, and {@link #ALL} for a user. Those between
 * are counted, and their number stands in the next entry of their kind within the hour.
 */
final class Refusals {
  static final Duration PAUSE = Duration.ofMinutes(1);
  static final Size ALL = new Size(20, Duration.ofSeconds(6));

  private static final Duration COUNTED = Duration.ofHours(1);
  private static final int MOST = 10_000;

  private final NoteRefusal noteRefusal;
  private final KnownRoutes routes;
  private final Buckets<Kind> kinds;
  private final Buckets<UserId> users;
  private final Cache<Kind, Long> unnoted;

  Refusals(NoteRefusal noteRefusal, KnownRoutes routes, InstantSource clock, Ticker ticker) {
    this.noteRefusal = noteRefusal;
    this.routes = routes;
    this.kinds = new Buckets<>(new Size(1, PAUSE), clock, ticker);
    this.users = new Buckets<>(ALL, clock, ticker);
    this.unnoted =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(COUNTED).ticker(ticker).build();
  }

  private record Kind(UserId user, Optional<ApiKeyId> key, String route) {}

  /** Notes one, or counts it. */
  void note(SignedIn who, HttpServletRequest request) {
    var key = who.proof() instanceof Proof.Key shown ? Optional.of(shown.id()) : NO_KEY;
    var kind = new Kind(who.user().id(), key, routes.of(request));
    var before = spend(kind);
    if (before.isPresent()) {
      var refusal = new Refusal(missing(who, key), key, kind.route(), before.getAsLong());
      noteRefusal.note(who.user(), refusal);
    }
  }

  /** How many came before without an entry; empty where this one gets none either. */
  private OptionalLong spend(Kind kind) {
    if (kinds.spend(kind).isZero() && users.spend(kind.user()).isZero()) {
      var before = unnoted.asMap().remove(kind);
      return OptionalLong.of(before == null ? 0 : before);
    }
    unnoted.asMap().merge(kind, 1L, Long::sum);
    return OptionalLong.empty();
  }

  private static final Optional<ApiKeyId> NO_KEY = Optional.empty();

  private static Missing missing(SignedIn who, Optional<ApiKeyId> key) {
    if (!who.duties().isEmpty()) {
      return Missing.SETUP;
    }
    return key.isPresent() ? Missing.SCOPE : Missing.ROLE;
  }
}
