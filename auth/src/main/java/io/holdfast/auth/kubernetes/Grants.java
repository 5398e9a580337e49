package io.holdfast.auth.kubernetes;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.LoginGrant;
import io.holdfast.api.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a service account's token grants. */
final class Grants {
  private Grants() {}

  /**
   * @param annotations metadata of the alias beside what is known of the account
   * @throws Refusal.PermissionDenied when an annotation would replace what the server knows
   */
  static LoginGrant of(
      Call call, String name, Role role, ServiceAccount account, Map<String, String> annotations) {
    Map<String, String> known = new TreeMap<>();
    known.put("service_account_uid", account.uid());
    known.put("service_account_name", account.name());
    known.put("service_account_namespace", account.namespace());
    known.put("service_account_secret_name", account.secretName());
    Map<String, String> ofAlias = new TreeMap<>(known);
    annotations.forEach((key, value) -> {
      if (ofAlias.put(key, value) != null) {
        throw new Refusal.PermissionDenied(
            "an annotation of the service account would replace the alias metadata \""
                + key
                + "\"");
      }
    });
    known.put(Role.NAME.name(), name);
    return new LoginGrant(
        new LoginGrant.Alias(role.alias(account), ofAlias, List.of()),
        account.namespace() + "-" + account.name(),
        role.token().policies(),
        known,
        role.token().terms(call),
        true,
        Json.object().put(Role.NAME.name(), name));
  }
}
