package io.holdfast.engines.ssh.otp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.mac.HmacSha256;
import java.time.Instant;
import java.util.Optional;

/** The one-time passwords of a mount, known only by their HMACs. */
record OtpStore(StorageView storage) {
  private static final String PASSWORDS = "otp/";
  private static final String KEY = "otp-key";
  private static final int KEY_BYTES = 32;

  static OtpStore of(Call call) {
    return new OtpStore(call.storage());
  }

  /**
   * Stores a password.
   *
   * @return the HMAC under which it lies
   */
  String add(String password, Otp otp) {
    if (!storage.exists(KEY)) {
      try (SecretBytes key = SecretBytes.random(KEY_BYTES)) {
        storage.putSecret(KEY, key);
      }
    }
    String hmac = hmac(password).orElseThrow();
    storage.put(PASSWORDS + hmac, otp);
    return hmac;
  }

  /**
   * Takes a password out, so that it is good only once; empty where there is none, or no longer.
   */
  Optional<Otp> take(String password, Instant now) {
    Optional<String> hmac = hmac(password);
    Optional<Otp> otp = hmac.flatMap(place -> storage.get(PASSWORDS + place, Otp.class));
    otp.ifPresent(found -> remove(hmac.orElseThrow()));
    return otp.filter(found -> now.isBefore(found.expires()));
  }

  void remove(String hmac) {
    storage.delete(PASSWORDS + hmac);
  }

  private Optional<String> hmac(String password) {
    return storage
        .getSecret(KEY)
        .map(key -> {
          try (key;
              HmacSha256 hmac = HmacSha256.of(key)) {
            return hmac.hex(password.getBytes(UTF_8));
          }
        });
  }
}
