package io.holdfast.core.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.core.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as bytes, in Vault's envelope. */
final class Encoder {
  private Encoder() {}

  /** The envelope's parts; null parts are null in the answer too, as Vault has it. */
  record Envelope(
      String requestId,
      String leaseId,
      boolean renewable,
      long leaseDuration,
      @Nullable ObjectNode data,
      @Nullable ObjectNode wrapInfo,
      List<String> warnings,
      @Nullable ObjectNode auth,
      String mountType) {}

  static ObjectNode tree(Envelope envelope) {
    ObjectNode out = Json.object();
    out.put("request_id", envelope.requestId());
    out.put("lease_id", envelope.leaseId());
    out.put("renewable", envelope.renewable());
    out.put("lease_duration", envelope.leaseDuration());
    set(out, "data", envelope.data());
    set(out, "wrap_info", envelope.wrapInfo());
    if (envelope.warnings().isEmpty()) {
      out.putNull("warnings");
    } else {
      out.set("warnings", Json.array(envelope.warnings()));
    }
    set(out, "auth", envelope.auth());
    if (!envelope.mountType().isEmpty()) {
      out.put("mount_type", envelope.mountType());
    }
    return out;
  }

  private static void set(ObjectNode out, String name, @Nullable ObjectNode value) {
    if (value == null) {
      out.putNull(name);
    } else {
      out.set(name, value);
    }
  }

  static Answer json(int status, ObjectNode body) {
    return Answer.json(status, Json.write(body));
  }

  static Answer refusal(Refusal refusal) {
    return refusal(refusal, List.of(), "");
  }

  /** A refusal: {@code {"errors": [...]}}, or an envelope when Vault answers data with it. */
  static Answer refusal(Refusal refusal, List<String> warnings, String requestId) {
    if (refusal instanceof Refusal.NotFound && refusal.data().isPresent()) {
      return json(
          404,
          tree(
              new Envelope(
                  requestId, "", false, 0, refusal.data().get(), null, warnings, null, "")));
    }
    ObjectNode body = Json.object();
    body.set("errors", Json.array(refusal.errors()));
    refusal.data().ifPresent(data -> body.set("data", data));
    if (!warnings.isEmpty() && refusal instanceof Refusal.NotFound) {
      body.set("warnings", Json.array(warnings));
    }
    return json(status(refusal), body);
  }

  static int status(Refusal refusal) {
    return switch (refusal) {
      case Refusal.InvalidRequest r -> 400;
      case Refusal.Conflict r -> 400;
      case Refusal.PermissionDenied r -> 403;
      case Refusal.NotFound r -> 404;
      case Refusal.UnsupportedOperation r -> 405;
      case Refusal.PreconditionFailed r -> 412;
      case Refusal.TooLarge r -> 413;
      case Refusal.QuotaExceeded r -> 429;
      case Refusal.Internal r -> 500;
      case Refusal.UpstreamFailed r -> 502;
      case Refusal.Sealed r -> 503;
      case Refusal.Unavailable r -> 503;
    };
  }
}
