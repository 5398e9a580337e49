package io.holdfast.auth.approle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.auth.token.TokenSettings;
import java.time.Duration;
import java.util.List;

/**
 * A role as it is stored.
 *
 * @param name in lower case
 * @param roleId what a login presents
 * @param bindSecretId whether a login needs a secret id
 * @param localSecretIds whether secret ids were to stay in their cluster; kept to be shown
 * @param secretIdBoundCidrs blocks of addresses from which to log in; empty: any
 * @param secretIdNumUses how many logins a secret id allows; 0 for any number
 * @param secretIdTtl how long a secret id lives; zero for ever
 */
record Role(
    String name,
    String roleId,
    boolean bindSecretId,
    boolean localSecretIds,
    List<String> secretIdBoundCidrs,
    long secretIdNumUses,
    Duration secretIdTtl,
    TokenSettings token) {

  Role withRoleId(String other) {
    return new Role(
        name,
        other,
        bindSecretId,
        localSecretIds,
        secretIdBoundCidrs,
        secretIdNumUses,
        secretIdTtl,
        token);
  }

  Role withToken(TokenSettings other) {
    return new Role(
        name,
        roleId,
        bindSecretId,
        localSecretIds,
        secretIdBoundCidrs,
        secretIdNumUses,
        secretIdTtl,
        other);
  }

  /** Whether anything beside the role id is asked of a login. */
  boolean isConstrained() {
    return bindSecretId || !secretIdBoundCidrs.isEmpty() || !token.boundCidrs().isEmpty();
  }

  /** As a read shows it. */
  ObjectNode asJson() {
    ObjectNode out = token.asJson();
    out.put("bind_secret_id", bindSecretId);
    out.put("local_secret_ids", localSecretIds);
    if (secretIdBoundCidrs.isEmpty()) {
      out.putNull("secret_id_bound_cidrs");
    } else {
      out.set("secret_id_bound_cidrs", Json.array(secretIdBoundCidrs));
    }
    out.put("secret_id_num_uses", secretIdNumUses);
    out.put("secret_id_ttl", secretIdTtl.toSeconds());
    return out;
  }
}
