package io.holdfast.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A secrets engine. */
public non-sealed interface SecretsEngine extends Backend {
  /** Called in the transaction that mounts it; may refuse wrong options and write first entries. */
  default void mounted(Call call) {}

  /** How the secrets that this engine leases end. */
  default Revocation revocation() {
    return Revocation.NONE;
  }

  /** Renews and revokes leased secrets; both are effects, idempotent. */
  interface Revocation {
    /** For engines that lease nothing. */
    Revocation NONE =
        new Revocation() {
          @Override
          public Outcome renew(Call call, String secretType, ObjectNode internal) {
            throw new Refusal.InvalidRequest("this engine has no leases");
          }

          @Override
          public Outcome revoke(Call call, String secretType, ObjectNode internal) {
            return Response.empty();
          }
        };

    Outcome renew(Call call, String secretType, ObjectNode internal);

    Outcome revoke(Call call, String secretType, ObjectNode internal);
  }
}
