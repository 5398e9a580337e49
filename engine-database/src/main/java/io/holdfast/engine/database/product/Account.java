package io.holdfast.engine.database.product;

/**
 * An account with the secret that it is to have.
 *
 * @param password empty where it has a public key
 * @param publicKey in PEM; empty where it has a password
 */
public record Account(String name, String password, String publicKey) {
  /** The name only. */
  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
