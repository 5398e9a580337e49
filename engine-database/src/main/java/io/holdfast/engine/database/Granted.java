package io.holdfast.engine.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.List;

/**
 * What is kept with a lease, to renew the account and to remove it.
 *
 * @param revocation the role's statements, should the role be gone
 * @param rollback those for an account that was not made for certain
 * @param made whether it was made for certain
 */
record Granted(
    String username,
    String role,
    String dbName,
    List<String> revocation,
    List<String> rollback,
    boolean made) {

  static Granted of(ObjectNode internal) {
    return Json.read(Json.write(internal), Granted.class);
  }

  ObjectNode asJson() {
    return (ObjectNode) Json.of(this);
  }

  Granted nowMade() {
    return new Granted(username, role, dbName, revocation, List.of(), true);
  }
}
