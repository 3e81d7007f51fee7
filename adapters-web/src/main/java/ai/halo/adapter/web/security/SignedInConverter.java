package ai.halo.adapter.web.security;

import ai.halo.adapter.web.security.SignedIn.Proof;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Turns a token whose signature is good into the user it speaks for, if it still does. */
final class SignedInConverter implements Converter<Jwt, AbstractAuthenticationToken> {
  private final LiveTokens live;

  SignedInConverter(LiveTokens live) {
    this.live = live;
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    return AccessTokens.claims(token)
        .flatMap(claims ->
            live.holder(claims)
                .map(holder ->
                    new SignedIn(holder.user(), holder.duties(), new Proof.Token(claims))))
        .map(SignedInToken::new)
        .orElseThrow(() -> new InvalidBearerTokenException("not a live token"));
  }
}
