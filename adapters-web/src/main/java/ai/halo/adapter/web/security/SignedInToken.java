package ai.halo.adapter.web.security;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * {@link SignedIn} as Spring Security carries it. Who has duties has no authority until they are
 * done; everybody else has {@link #SETTLED} and {@code ROLE_} and the role.
 */
final class SignedInToken extends AbstractAuthenticationToken {
  /** The authority of everybody who has nothing to do first. */
  static final String SETTLED = "SETTLED";

  private static final long serialVersionUID = 1L;

  private final transient SignedIn who;

  SignedInToken(SignedIn who) {
    super(authorities(who));
    this.who = who;
    setAuthenticated(true);
  }

  @Override
  public SignedIn getPrincipal() {
    return who;
  }

  @Override
  public String getName() {
    return who.user().id().toString();
  }

  /** The token itself is not kept. */
  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedInToken token && who.equals(token.who);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(who);
  }

  private static List<GrantedAuthority> authorities(SignedIn who) {
    return who.duties().isEmpty()
        ? List.of(
            new SimpleGrantedAuthority(SETTLED),
            new SimpleGrantedAuthority("ROLE_" + who.user().role().word().toUpperCase(Locale.ROOT)))
        : List.of();
  }
}
