package ai.halo.adapter.web.security;

import ai.halo.adapter.web.security.SignedIn.Proof;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Turns an API key into the user it speaks for; leaves whatever is no key to others. */
final class KeyAuthentication implements AuthenticationProvider {
  private final LiveTokens live;

  KeyAuthentication(LiveTokens live) {
    this.live = live;
  }

  @Override
  public Authentication authenticate(Authentication request) {
    return KeyText.read(((BearerTokenAuthenticationToken) request).getToken())
        .flatMap(live::holder)
        .map(found -> {
          var key = found.key();
          return new SignedIn(
              found.holder().user(),
              found.holder().duties(),
              new Proof.Key(key.id(), key.secretHash(), key.scopes()));
        })
        .map(SignedInToken::new)
        .orElseThrow(() -> new InvalidBearerTokenException("not a good key"));
  }

  @Override
  public boolean supports(Class<?> type) {
    return BearerTokenAuthenticationToken.class.isAssignableFrom(type);
  }
}
