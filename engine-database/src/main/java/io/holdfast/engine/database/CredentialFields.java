package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.engine.database.credential.CredentialTerms;
import io.holdfast.engine.database.credential.CredentialType;
import java.util.Map;
import java.util.Optional;

/** The fields that both kinds of roles have. */
final class CredentialFields {
  static final Field<String> NAME = Field.string("name", "Name of the role.");
  static final Field<String> DB_NAME =
      Field.string("db_name", "Name of the connection that the role uses.");
  static final Field<String> TYPE =
      Field.string("credential_type", "password or rsa_private_key.").withDefault("password");
  static final Field<Map<String, String>> CONFIG =
      Field.pairs(
          "credential_config",
          "Of passwords: password_policy; of RSA keys: key_bits (2048, 3072, 4096), format (pkcs8).");

  private CredentialFields() {}

  static CredentialTerms terms(Call call, Optional<CredentialTerms> before) {
    if (before.isPresent() && !call.has(TYPE) && !call.has(CONFIG)) {
      return before.get();
    }
    CredentialType type =
        call.find(TYPE)
            .map(CredentialType::of)
            .or(() -> before.map(CredentialTerms::type))
            .orElse(CredentialType.PASSWORD);
    return CredentialTerms.of(type, call.find(CONFIG).orElse(Map.of()));
  }
}
