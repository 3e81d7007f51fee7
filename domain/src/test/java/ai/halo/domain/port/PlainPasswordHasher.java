package ai.halo.domain.port;

/** Hashes fast and badly, for tests alone. */
public final class PlainPasswordHasher implements PasswordHasher {
  @Override
  public String hash(String password) {
    return "plain:" + password;
  }

  @Override
  public boolean matches(String password, String hash) {
    return hash.equals("plain:" + password);
  }
}
