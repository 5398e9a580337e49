package io.holdfast.engine.database.product;

/** A name and a password to log in with; both may be empty where the address has its own. */
public record Login(String username, String password) {
  /** The name only. */
  @Override
  public String toString() {
    return "Login[" + username + "]";
  }
}
