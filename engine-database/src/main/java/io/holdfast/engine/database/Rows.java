package io.holdfast.engine.database;

import io.holdfast.api.Call;

/** What the catalog of secrets hears of: the logins of connections and accounts, and roles. */
final class Rows {
  private Rows() {}

  /** Notes that the login of a connection was given or changed. */
  static void connection(Call call, String name) {
    call.services().catalog().renew("config/" + name, "database-connection");
  }

  static void dropConnection(Call call, String name) {
    call.services().catalog().drop("config/" + name);
  }

  /** Notes a role, whose accounts are lent. */
  static void role(Call call, String name) {
    call.services().catalog().renew("roles/" + name, "database-role");
  }

  static void dropRole(Call call, String name) {
    call.services().catalog().drop("roles/" + name);
  }

  /** Notes that the account of a static role has another secret. */
  static void account(Call call, String name) {
    call.services().catalog().renew("static-roles/" + name, "database-account");
  }

  static void dropAccount(Call call, String name) {
    call.services().catalog().drop("static-roles/" + name);
  }
}
