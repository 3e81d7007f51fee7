package ai.halo.adapter.web.security;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;

/** An access token and for how many seconds it is good. */
@Schema(name = "Token")
record TokenView(
    @Schema(description = "for the header Authorization: Bearer …") String accessToken,
    @Schema(allowableValues = "bearer") String tokenType,
    @Schema(description = "seconds") long expiresIn) {
  static TokenView of(String token, Duration lifetime) {
    return new TokenView(token, "bearer", lifetime.toSeconds());
  }

  /** The token is never printed. */
  @Override
  public String toString() {
    return "TokenView[***]";
  }
}
