package io.holdfast.api;

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
}
