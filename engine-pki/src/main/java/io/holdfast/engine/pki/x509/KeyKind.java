package io.holdfast.engine.pki.x509;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of keys, by their names in the API. */
public enum KeyKind {
  RSA("rsa"),
  EC("ec"),
  ED25519("ed25519");

  private final String apiName;

  KeyKind(String apiName) {
    this.apiName = apiName;
  }

  public String apiName() {
    return apiName;
  }

  public static Optional<KeyKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.apiName.equals(name)).findFirst();
  }
}
