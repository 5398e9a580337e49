package io.holdfast.core.identity.approver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Instant;

/** Keys as they are shown; they are public. */
final class ApproverKeyJson {
  private ApproverKeyJson() {}

  static ObjectNode of(ApproverKey key, Instant now) {
    ObjectNode out = Json.object();
    out.put("id", key.id());
    out.put("entity_id", key.entity());
    out.put("name", key.name());
    out.put("type", key.type().wireName());
    out.put("public_key", key.publicKey());
    if (!key.credentialId().isEmpty()) {
      out.put("credential_id", key.credentialId());
    }
    out.put("creation_time", key.created().toString());
    out.put("counts_from", key.countsFrom().toString());
    out.put("counts", key.counts(now));
    out.put("enrolled_by", key.enrolledBy());
    if (key.confirmedBy() != null) {
      out.put("confirmed_by", key.confirmedBy());
    }
    if (key.lastUsed() != null) {
      out.put("last_used_time", key.lastUsed().toString());
    }
    return out;
  }
}
