package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.policy.Decision;
import io.holdfast.engine.bitcoin.policy.StoredPolicy;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;

/**
 * {@code keys/:name/policy}: which policy says what extended public keys of a key are shown, by its
 * {@code xpub_paths}. What its wallets sign is their own policies' affair.
 */
public final class KeyPolicyPath {
  private static final Field<String> POLICY =
      Field.string("policy", "Name of the policy; empty for none, which shows every path.")
          .asRequired();

  private KeyPolicyPath() {}

  public static Routes routes() {
    return Routes.of(
        Named.KEYS
            .route("/policy")
            .describe(
                "Read or change the policy over a key's public keys.",
                "Of a key with a policy only the extended public keys below the policy's xpub_paths"
                    + " are shown.")
            .fields(POLICY)
            .on(Operation.READ, KeyPolicyPath::read)
            .onWrite(KeyPolicyPath::write));
  }

  private static Response read(Call call) {
    return Response.data(view(StoredKey.of(call)));
  }

  private static Response write(Call call) {
    StoredKey key = StoredKey.of(call);
    String policy = call.get(POLICY);
    if (!policy.isEmpty()
        && StoredPolicy.find(call.storage(), Named.name(POLICY.name(), policy)).isEmpty()) {
      throw Inputs.invalid(
          POLICY.name(), "there is no %s".formatted(Named.POLICIES.label(policy)));
    }
    StoredKey changed = key.withPolicy(policy.isEmpty() ? null : policy);
    changed.store(call.storage(), call.get(Named.NAME));
    return Response.data(view(changed));
  }

  private static ObjectNode view(StoredKey key) {
    return Json.object().put("policy", key.policy() == null ? "" : key.policy());
  }

  /**
   * Nothing if the public key at a path may be shown.
   *
   * @throws Refusal.PermissionDenied when the key's policy says otherwise, or is gone
   */
  static void requireXpub(Call call, StoredKey key, DerivationPath path) {
    String name = key.policy();
    if (name == null) {
      return;
    }
    StoredPolicy policy =
        StoredPolicy.find(call.storage(), name)
            .orElseThrow(() ->
                new Refusal.PermissionDenied(
                    "the key's %s is gone; give it another at keys/%s/policy"
                        .formatted(Named.POLICIES.label(name), call.get(Named.NAME))));
    Decision decision = policy.policy().decideXpub(path);
    if (!decision.isAllowed()) {
      throw new Refusal.PermissionDenied(
          "public key refused by policy '%s' version %d: %s"
              .formatted(name, policy.version(), decision.reasons()));
    }
  }
}
