package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.engine.database.credential.CredentialTerms;
import io.holdfast.engine.database.credential.UsualPassword;

/** Fresh passwords: by the role's policy, else by the connection's, else in the usual form. */
final class Passwords {
  private Passwords() {}

  static String next(Call call, CredentialTerms terms, DatabaseConfig config) {
    return terms.passwordPolicy().isEmpty()
        ? next(call, config)
        : call.services().password(terms.passwordPolicy());
  }

  static String next(Call call, DatabaseConfig config) {
    return config.passwordPolicy().isEmpty()
        ? UsualPassword.next()
        : call.services().password(config.passwordPolicy());
  }
}
