package ai.halo.adapter.web.security;

import ai.halo.domain.account.User;
import ai.halo.domain.account.UserId;
import ai.halo.domain.port.Ids;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.jsonwebtoken.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Makes and reads access tokens: JWT, signed with HS256 and no other algorithm.
 *
 * <p>The header names the key ({@code kid}), so that keys can be changed while old tokens are good.
 *
 * <p>Claims: {@code iss} halo, {@code sub} the user's id, {@code role}, {@code jti}, {@code epoch},
 * {@code iat}, {@code exp}. The role is there for clients to read; the server asks the database.
 */
final class AccessTokens {
  private static final String ISSUER = "halo";
  private static final String EPOCH = "epoch";
  private static final String ROLE = "role";

  private final TokenKeys keys;
  private final Ids ids;
  private final InstantSource clock;

  AccessTokens(TokenKeys keys, Ids ids, InstantSource clock) {
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
  }

  /** What a token says; nothing of it is checked against the database yet. */
  record Claims(String tokenId, UserId user, int epoch, Instant expiresAt) {}

  /** A new token for a user, good for so long. */
  @SuppressWarnings("JavaUtilDate") // jjwt speaks of time in no other way.
  String issue(User user, Duration lifetime) {
    var now = clock.instant();
    return Jwts.builder()
        .header()
        .keyId(keys.current().id())
        .and()
        .issuer(ISSUER)
        .subject(user.id().toString())
        .id(ids.secret())
        .claim(ROLE, user.role().word())
        .claim(EPOCH, user.tokenEpoch())
        .issuedAt(Date.from(now))
        .expiration(Date.from(now.plus(lifetime)))
        .signWith(keys.current().secret(), Jwts.SIG.HS256)
        .compact();
  }

  /** Reads tokens of this issuer that have not run out. */
  JwtDecoder decoder() {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, source()));
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    var decoder = new NimbusJwtDecoder(processor);
    var time = new JwtTimestampValidator(Duration.ZERO);
    time.setClock(clock.withZone(ZoneOffset.UTC));
    time.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(time, new JwtIssuerValidator(ISSUER)));
    return decoder;
  }

  /** The keys by their names; a token that names none is tried with each. */
  private JWKSource<SecurityContext> source() {
    var known =
        keys.all()
            .<JWK>map(key -> new OctetSequenceKey.Builder(key.secret()).keyID(key.id()).build())
            .toList();
    return new ImmutableJWKSet<>(new JWKSet(known));
  }

  /** The claims of a token that was decoded; empty when it was signed for something else. */
  static Optional<Claims> claims(Jwt token) {
    try {
      var expiresAt = token.getExpiresAt();
      if (token.getClaim(EPOCH) instanceof Number epoch
          && token.getId() != null
          && token.getSubject() != null
          && expiresAt != null) {
        var user = new UserId(UUID.fromString(token.getSubject()));
        return Optional.of(new Claims(token.getId(), user, epoch.intValue(), expiresAt));
      }
      return Optional.empty();
    } catch (IllegalArgumentException notAUser) {
      return Optional.empty();
    }
  }
}
