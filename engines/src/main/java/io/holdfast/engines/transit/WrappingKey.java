package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.Material;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The mount's own RSA-4096 key, for which clients wrap the keys that they bring. */
final class WrappingKey {
  static final KeyKind KIND = KeyKind.RSA_4096;
  private static final String PUBLIC = "wrapping-key/public";
  private static final String PRIVATE = "wrapping-key/private";

  private WrappingKey() {}

  /** The public key as PEM; absent until it is first asked for. */
  static Optional<String> publicKey(Call call) {
    return call.storage().get(PUBLIC).map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  /** Stores the key, unless another request was faster, and returns what is stored. */
  static String store(Call call, Material fresh) {
    Optional<String> existing = publicKey(call);
    if (existing.isPresent()) {
      return existing.get();
    }
    fresh.privatePart().ifPresent(secret -> call.storage().putSecret(PRIVATE, secret));
    call.storage().put(PUBLIC, fresh.publicKey().getBytes(StandardCharsets.US_ASCII));
    return fresh.publicKey();
  }

  /** The private key; the caller closes it. */
  static RsaPrivateKey privateKey(Call call) {
    try (SecretBytes pkcs8 =
        call.storage()
            .getSecret(PRIVATE)
            .orElseThrow(() ->
                new Refusal.InvalidRequest(
                    "this mount has no wrapping key yet: read wrapping_key, and wrap the key"
                        + " for it"))) {
      return pkcs8.use(Rsa::privateKey);
    }
  }
}
