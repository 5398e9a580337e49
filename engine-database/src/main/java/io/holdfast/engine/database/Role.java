package io.holdfast.engine.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.engine.database.credential.CredentialTerms;
import java.time.Duration;
import java.util.List;

/**
 * A role as it is stored: how accounts are made for those who ask.
 *
 * @param dbName the connection
 */
record Role(
    String dbName,
    List<String> creation,
    List<String> revocation,
    List<String> rollback,
    List<String> renewal,
    Duration defaultTtl,
    Duration maxTtl,
    CredentialTerms credential) {

  /** As a read shows it. */
  ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("db_name", dbName);
    out.set("creation_statements", Json.array(creation));
    out.set("revocation_statements", Json.array(revocation));
    out.set("rollback_statements", Json.array(rollback));
    out.set("renew_statements", Json.array(renewal));
    out.put("default_ttl", defaultTtl.toSeconds());
    out.put("max_ttl", maxTtl.toSeconds());
    out.put("credential_type", credential.type().wireName());
    if (!credential.asJson().isEmpty()) {
      out.set("credential_config", credential.asJson());
    }
    return out;
  }
}
