package ai.halo.adapter.voximplant.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the account's owner is recognised. Never printed. */
sealed interface Credentials {
  /** The account's number. */
  long accountId();

  /** The account's own key, which may do everything; it goes into the body of each request. */
  record ApiKey(long accountId, String key) implements Credentials {
    @Override
    public String toString() {
      return "ApiKey[***]";
    }
  }

  /** A service account, whose private key signs a token that is good for minutes. */
  record ServiceAccount(long accountId, String keyId, PrivateKey privateKey)
      implements Credentials {
    @Override
    public String toString() {
      return "ServiceAccount[***]";
    }
  }

  /**
   * The service account of a key file, as the provider hands it out: JSON with {@code account_id},
   * {@code key_id} and {@code private_key}.
   *
   * @throws IllegalArgumentException saying what is wrong with the file, and nothing of what is in
   *     it
   */
  static ServiceAccount read(Path file) {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("the key file %s cannot be read".formatted(file));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the key file %s is no JSON".formatted(file));
    }
    var account = Fields.number(json, "account_id");
    var keyId = Fields.text(json, "key_id");
    var pem = Fields.text(json, "private_key");
    if (account.isEmpty() || keyId.isEmpty() || pem.isEmpty()) {
      throw new IllegalArgumentException(
          "the key file %s must hold account_id, key_id and private_key".formatted(file));
    }
    try {
      return new ServiceAccount(account.get(), keyId.get(), privateKey(pem.get()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the private_key in the key file %s is no RSA key in PKCS#8".formatted(file));
    }
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    return KeyFactory.getInstance("RSA").generatePrivate(encoded);
  }
}
