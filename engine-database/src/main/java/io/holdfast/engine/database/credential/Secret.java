package io.holdfast.engine.database.credential;

import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.sign.Rsa;
import java.util.Arrays;

/**
 * What an account logs in with.
 *
 * @param text the password, or the private key in PEM
 * @param publicKey in PEM; empty for a password
 */
public record Secret(String text, String publicKey) {
  public static Secret password(String password) {
    return new Secret(password, "");
  }

  /** A fresh RSA key; it takes up to seconds. */
  public static Secret rsa(int bits) {
    byte[] pkcs8 = Rsa.generate(bits);
    try {
      return new Secret(Pem.ofPrivate(pkcs8), Pem.ofPublic(Rsa.publicKey(pkcs8)));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** The password; empty for a key. */
  public String asPassword() {
    return publicKey.isEmpty() ? text : "";
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Secret";
  }
}
