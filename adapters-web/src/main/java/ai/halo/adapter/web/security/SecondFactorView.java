package ai.halo.adapter.web.security;

import io.swagger.v3.oas.annotations.media.Schema;

/** What an authenticator app is given. */
@Schema(name = "SecondFactor")
record SecondFactorView(
    @Schema(description = "to be typed into the app, in Base32") String secret,
    @Schema(description = "to be shown as a QR code") String uri) {
  /** The secret is never printed. */
  @Override
  public String toString() {
    return "SecondFactorView[***]";
  }
}
