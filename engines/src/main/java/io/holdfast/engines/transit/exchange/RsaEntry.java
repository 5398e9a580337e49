package io.holdfast.engines.transit.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.RsaNumbers;
import java.math.BigInteger;

/** An RSA private key in a backup, as Go's library writes its numbers. */
final class RsaEntry {
  private static final int MOST_BITS = 8192;

  private RsaEntry() {}

  static ObjectNode write(byte[] pkcs8) {
    RsaNumbers key = RsaNumbers.of(pkcs8);
    ObjectNode out = Json.object();
    out.put("N", key.modulus());
    out.put("E", key.publicExponent());
    out.put("D", key.d());
    out.putArray("Primes").add(key.p()).add(key.q());
    ObjectNode precomputed = out.putObject("Precomputed");
    precomputed.put("Dp", key.exponentP());
    precomputed.put("Dq", key.exponentQ());
    precomputed.put("Qinv", key.coefficient());
    precomputed.putArray("CRTValues");
    return out;
  }

  /** The key in PKCS#8 DER; the caller zeroes it. */
  static byte[] read(JsonNode entry) {
    JsonNode primes = entry.path("Primes");
    if (primes.size() != 2) {
      throw new CryptoException("rsa_key: a key has two primes here, not " + primes.size());
    }
    return new RsaNumbers(
            number(entry, "N"),
            number(entry, "E"),
            number(entry, "D"),
            positive(primes.get(0), "Primes[0]"),
            positive(primes.get(1), "Primes[1]"))
        .toPkcs8();
  }

  /** The public key, in SubjectPublicKeyInfo DER, of a version without a private part. */
  static byte[] publicKey(JsonNode entry) {
    return RsaNumbers.spki(number(entry, "N"), number(entry, "E"));
  }

  /** A field that holds a positive number of a reasonable size. */
  static BigInteger number(JsonNode entry, String field) {
    return positive(entry.path(field), field);
  }

  private static BigInteger positive(JsonNode value, String field) {
    if (!value.isIntegralNumber()
        || value.bigIntegerValue().signum() <= 0
        || value.bigIntegerValue().bitLength() > MOST_BITS) {
      throw new CryptoException(field + ": expected a positive integer of at most 8192 bits");
    }
    return value.bigIntegerValue();
  }
}
