package io.holdfast.engine.pki.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.api.Call;
import io.holdfast.api.StorageView;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.mac.HmacSha256;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Nonces that keep a signed request from being sent twice (RFC 8555, section 6.5). One carries its
 * end and a MAC of it, so that handing it out stores nothing, whoever asks however often; a used
 * one is noted until its end.
 */
final class Nonces {
  private static final String KEY = "acme/nonce-key";
  private static final String USED = "acme/nonce/";
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final int END_BYTES = 8;
  private static final int RANDOM_BYTES = 12;
  private static final int SIGNED_BYTES = END_BYTES + RANDOM_BYTES;
  private static final int MAC_BYTES = 32;

  /** What is forgotten of those that ended, with each that is used. */
  private static final int SWEPT = 20;

  private Nonces() {}

  /** Makes the key, once. */
  static void makeReady(Call call) {
    if (!call.storage().exists(KEY)) {
      try (SecretBytes key = SecretBytes.random(MAC_BYTES)) {
        call.storage().putSecret(KEY, key);
      }
    }
  }

  static String fresh(Call call) {
    byte[] signed =
        ByteBuffer.allocate(SIGNED_BYTES)
            .putLong(call.now().plus(LIFE).getEpochSecond())
            .put(Randomness.bytes(RANDOM_BYTES))
            .array();
    byte[] whole = Arrays.copyOf(signed, SIGNED_BYTES + MAC_BYTES);
    System.arraycopy(mac(call, signed), 0, whole, SIGNED_BYTES, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * Uses one up.
   *
   * @throws AcmeException when it is none of ours, is over, or was used
   */
  static void use(Call call, String nonce) {
    byte[] whole = decoded(nonce);
    byte[] signed = Arrays.copyOf(whole, SIGNED_BYTES);
    try (HmacSha256 hmac = hmac(call)) {
      if (!hmac.verify(signed, Arrays.copyOfRange(whole, SIGNED_BYTES, whole.length))) {
        throw bad("it was not handed out here");
      }
    }
    Instant end = Instant.ofEpochSecond(ByteBuffer.wrap(signed).getLong());
    if (!end.isAfter(call.now())) {
      throw bad("it is over");
    }
    StorageView used = call.storage().below(USED);
    String key = place(end) + nonce;
    if (used.exists(key)) {
      throw bad("it was used before");
    }
    used.put(key, "".getBytes(US_ASCII));
    sweep(used, call.now());
  }

  private static void sweep(StorageView used, Instant now) {
    String over = place(now);
    List<String> oldest = used.keys("", "", SWEPT);
    oldest.stream().takeWhile(key -> key.compareTo(over) < 0).forEach(used::delete);
  }

  /** In order of time. */
  private static String place(Instant end) {
    return "%012d/".formatted(end.getEpochSecond());
  }

  private static byte[] decoded(String nonce) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(nonce);
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(whole).equals(nonce);
      if (whole.length == SIGNED_BYTES + MAC_BYTES && canonical) {
        return whole;
      }
    } catch (IllegalArgumentException notBase64) {
      throw bad("it was not handed out here");
    }
    throw bad("it was not handed out here");
  }

  private static AcmeException bad(String why) {
    return new AcmeException(
        Problem.Kind.BAD_NONCE, "the nonce is not good: " + why + "; use the one of this answer");
  }

  private static byte[] mac(Call call, byte[] signed) {
    try (HmacSha256 hmac = hmac(call)) {
      return hmac.mac(signed);
    }
  }

  private static HmacSha256 hmac(Call call) {
    try (SecretBytes key =
        call.storage()
            .getSecret(KEY)
            .orElseThrow(() -> new IllegalStateException("ACME was enabled without a key"))) {
      return HmacSha256.of(key);
    }
  }
}
