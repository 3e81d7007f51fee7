package ai.halo.adapter.web.security;

import ai.halo.domain.account.UserId;
import ai.halo.domain.port.SecretSeal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a random nonce; a secret that is moved to another user's row does not open. */
final class AesGcmSecretSeal implements SecretSeal {
  private static final String VERSION = "1.";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SealKey key;
  private final SecureRandom random = new SecureRandom();

  AesGcmSecretSeal(SealKey key) {
    this.key = key;
  }

  @Override
  public String seal(byte[] secret, UserId owner) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var closed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret);
      var all = ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
      return VERSION + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  @Override
  public byte[] open(String sealed, UserId owner) {
    try {
      var all = ByteBuffer.wrap(Base64.getDecoder().decode(content(sealed)));
      var nonce = new byte[NONCE];
      all.get(nonce);
      var closed = new byte[all.remaining()];
      all.get(closed);
      return cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(closed);
    } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
      throw new IllegalStateException(
          "a second factor cannot be opened: it was sealed with another key, or changed", e);
    }
  }

  private static String content(String sealed) {
    if (!sealed.startsWith(VERSION)) {
      throw new IllegalArgumentException("sealed by another version");
    }
    return sealed.substring(VERSION.length());
  }

  private Cipher cipher(int mode, byte[] nonce, UserId owner) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.toString().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
