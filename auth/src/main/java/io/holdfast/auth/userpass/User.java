package io.holdfast.auth.userpass;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.auth.token.TokenFields;
import io.holdfast.auth.token.TokenSettings;
import java.util.Optional;

/**
 * A user as it is stored, at {@code user/<name>}.
 *
 * @param passwordHash in bcrypt's modular crypt format
 */
record User(String passwordHash, TokenSettings token) {
  static final Field<String> NAME = Field.lowerCase("username", "Username of the user.");
  static final TokenFields TOKEN =
      new TokenFields(
          TokenFields.LEGACY_POLICIES,
          TokenFields.LEGACY_TTL,
          TokenFields.LEGACY_MAX_TTL,
          TokenFields.LEGACY_BOUND_CIDRS);
  static final String USERS = "user/";

  static Optional<User> find(Call call, String name) {
    return call.storage().get(USERS + name, User.class);
  }

  /**
   * The user that the field {@code username} names.
   *
   * @throws Refusal.InvalidRequest when there is none
   */
  static User required(Call call) {
    return find(call, call.get(NAME))
        .orElseThrow(() -> new Refusal.InvalidRequest("username does not exist"));
  }

  /** Stores it as the user that the field {@code username} names. */
  void put(Call call) {
    call.storage().put(USERS + call.get(NAME), this);
  }

  @Override
  public String toString() {
    return "User[" + token + "]";
  }
}
