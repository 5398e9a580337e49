package io.holdfast.auth.jwt;

import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.LoginGrant;
import java.util.Map;
import java.util.TreeMap;

/** What a token that was judged good grants. */
final class Grants {
  private Grants() {}

  /**
   * @param more metadata of the token beside that of the identity
   * @throws io.holdfast.api.Refusal.InvalidRequest when the claims do not name who it is
   */
  static LoginGrant of(Call call, String name, Role role, Claims claims, Map<String, String> more) {
    LoginGrant.Alias alias = role.identity().alias(claims, name);
    Map<String, String> metadata = new TreeMap<>(alias.metadata());
    metadata.putAll(more);
    return new LoginGrant(
        alias,
        alias.name(),
        role.token().policies(),
        metadata,
        role.token().terms(call),
        true,
        Json.object().put(Role.NAME.name(), name));
  }
}
