package io.holdfast.core.identity.mfa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.crypto.otp.OtpAlgorithm;
import io.holdfast.crypto.otp.Totp;
import java.time.Duration;

/**
 * A way to prove a second factor: codes of an authenticator app.
 *
 * @param name by which clients may name it; may be empty
 * @param keySize bytes of an entity's secret
 * @param qrSize pixels of the QR code that carries a secret; 0 for none
 * @param skew how many steps before and after the present one count too
 * @param maxAttempts how many wrong codes an entity may give in a period
 */
record TotpMethod(
    String id,
    String name,
    String issuer,
    Duration period,
    int keySize,
    int qrSize,
    OtpAlgorithm algorithm,
    int digits,
    int skew,
    int maxAttempts) {

  Totp totp() {
    return new Totp(algorithm, digits, period);
  }

  /** How messages call it. */
  String label() {
    return name.isEmpty() ? id : name;
  }

  ObjectNode asJson(Namespace namespace) {
    ObjectNode out = Json.object();
    out.put("algorithm", algorithm.name());
    out.put("digits", digits);
    out.put("id", id);
    out.put("issuer", issuer);
    out.put("key_size", keySize);
    out.put("max_validation_attempts", maxAttempts);
    out.put("name", name);
    out.put("namespace_id", namespace.id());
    out.put("namespace_path", namespace.path());
    out.put("period", period.toSeconds());
    out.put("qr_size", qrSize);
    out.put("skew", skew);
    out.put("type", "totp");
    return out;
  }
}
