package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.engine.pki.acme.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way to prove that one holds a name.
 *
 * @param status pending, processing, valid or invalid
 * @param tries how often it was looked up
 * @param validated when it was proven
 * @param error why it was not, the latest time
 */
record Challenge(
    String type,
    String token,
    String status,
    int tries,
    @Nullable Instant validated,
    @Nullable Problem error) {
  static final String PENDING = "pending";
  static final String PROCESSING = "processing";
  static final String VALID = "valid";
  static final String INVALID = "invalid";

  static Challenge fresh(String type, String token) {
    return new Challenge(type, token, PENDING, 0, null, null);
  }

  Challenge processing() {
    return new Challenge(type, token, PROCESSING, tries, null, error);
  }

  Challenge proven(Instant now) {
    return new Challenge(type, token, VALID, tries + 1, now, null);
  }

  /** It is looked up again, unless this was the last time. */
  Challenge unproven(Problem why, boolean last) {
    return new Challenge(type, token, last ? INVALID : PROCESSING, tries + 1, null, why);
  }

  boolean is(String wanted) {
    return status.equals(wanted);
  }

  ObjectNode asJson(String url) {
    ObjectNode out = Json.object();
    out.put("type", type);
    out.put("url", url);
    out.put("status", status);
    out.put("token", token);
    if (validated != null) {
      out.put("validated", validated.toString());
    }
    if (error != null) {
      out.set("error", error.asJson());
    }
    return out;
  }
}
