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
   * What has to be asked outside before a token of this method is renewed; the answer's judgement
   * then takes the place of {@link #renew}.
   *
   * @param grant as {@link #renew} gets it
   * @return empty where nobody has to be asked
   */
  default Optional<RenewalInquiry> renewalInquiry(Call call, LoginGrant grant) {
    return Optional.empty();
  }

  /**
   * Whether who logged in is still known to the method. If not, a renewal changes nothing and is
   * answered 204, as Vault answers it of users and certificates that were deleted: clients that
   * keep a token alive take that for its end, and do not try again until it has passed.
   */
  default boolean remembers(Call call, LoginGrant grant) {
    return true;
  }

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
