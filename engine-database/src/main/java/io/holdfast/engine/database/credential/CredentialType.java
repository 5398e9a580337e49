package io.holdfast.engine.database.credential;

import io.holdfast.api.Refusal;

/** What an account logs in with. */
public enum CredentialType {
  PASSWORD("password"),
  RSA_PRIVATE_KEY("rsa_private_key");

  private final String wireName;

  CredentialType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /**
   * The type of a name on the wire.
   *
   * @throws Refusal.InvalidRequest for a name that is unknown, or of a type that no database here
   *     takes
   */
  public static CredentialType of(String name) {
    return switch (name) {
      case "password" -> PASSWORD;
      case "rsa_private_key" -> RSA_PRIVATE_KEY;
      case "client_certificate" ->
          throw new Refusal.InvalidRequest(
              "credential_type client_certificate is not supported by these databases; use"
                  + " password or rsa_private_key, and the pki engine for certificates");
      default ->
          throw new Refusal.InvalidRequest(
              "invalid credential_type \"" + name + "\"; use password or rsa_private_key");
    };
  }
}
