package io.holdfast.core.identity.mfa;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.SecretBytes;
import java.util.Optional;

/** The second factors of entities that end. */
public final class EntitySecrets {
  private EntitySecrets() {}

  /** Removes those of an entity that is deleted. */
  public static void forget(Call call, String entity) {
    MfaStore store = new MfaStore(call.storage());
    store.allMethods().forEach(method -> store.deleteSecret(method.id(), entity));
  }

  /**
   * Gives those of an entity to the one that it is merged into.
   *
   * @param force whether the other's own stay where both have one
   * @throws Refusal.InvalidRequest when both have one and it is not said whose stays
   */
  public static void move(Call call, String from, String to, boolean force) {
    MfaStore store = new MfaStore(call.storage());
    for (TotpMethod method : store.allMethods().toList()) {
      Optional<SecretBytes> secret = store.secret(method.id(), from);
      if (secret.isPresent()) {
        try (SecretBytes moved = secret.get()) {
          boolean both = store.hasSecret(method.id(), to);
          if (both && !force) {
            throw new Refusal.InvalidRequest(
                "both entities have a secret for the MFA method \""
                    + method.label()
                    + "\"; set force to keep the one of to_entity_id");
          }
          if (!both) {
            store.putSecret(method.id(), to, moved);
            store.put(method.id(), to, store.use(method.id(), from));
            store
                .enrolment(method.id(), from)
                .ifPresent(enrolment -> store.put(method.id(), to, enrolment));
          }
          store.deleteSecret(method.id(), from);
        }
      }
    }
  }
}
