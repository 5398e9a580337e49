package io.holdfast.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** An auth method: its login paths answer {@link Response.Login}. */
public non-sealed interface AuthMethod extends Backend {
  /**
   * Checks, when a token of this method is renewed, that its login would still be granted.
   *
   * @param grant what the login granted, with its {@code internal} data
   * @return the grant as it stands now
   * @throws Refusal when the user or role is gone or its policies changed
   */
  LoginGrant renew(Call call, LoginGrant grant);

  /**
   * The role that a login asks for, by which quotas may tell logins apart.
   *
   * @param call the login, before anybody is authenticated; nothing may be changed
   * @return empty where the method has no roles, or none is named
   */
  default Optional<String> loginRole(Call call) {
    JsonNode role = call.request().body().path("role");
    return role.isTextual() ? Optional.of(role.textValue()) : Optional.empty();
  }

  /** The aliases that may not log in now, since they failed too often. */
  default List<String> lockedUsers(Call call) {
    return List.of();
  }

  /** Lets an alias log in again; of one that is not locked, does nothing. */
  default void unlock(Call call, String alias) {}
}
