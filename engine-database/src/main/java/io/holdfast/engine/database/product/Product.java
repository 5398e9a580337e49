package io.holdfast.engine.database.product;

import java.util.List;

/** A kind of database. */
public interface Product {
  /**
   * Refuses settings that cannot be right, without reaching out.
   *
   * @throws io.holdfast.api.Refusal.InvalidRequest naming the setting
   */
  void check(Details details);

  /**
   * A database with these settings; nothing is connected yet.
   *
   * @param logins to be tried in this order, while it is not known which of them the database has
   */
  Database open(Details details, List<Login> logins);

  /** The template of user names, unless the connection has its own. */
  String usernameTemplate();

  /** Whether an account can have a public key in place of a password. */
  boolean takesPublicKeys();
}
