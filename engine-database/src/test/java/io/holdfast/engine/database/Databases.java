package io.holdfast.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.util.List;

/** A core with a database mount, and the few words that its tests are written in. */
final class Databases implements AutoCloseable {
  private final TestCore core = TestCore.started(new DatabaseEngine());

  Databases() {
    assertThat(core.write("sys/mounts/db", "{\"type\":\"database\"}").status()).isEqualTo(204);
  }

  TestCore core() {
    return core;
  }

  /** A JSON object of texts, numbers, booleans and lists. */
  static ObjectNode object(Object... namesAndValues) {
    ObjectNode object = Json.object();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.set((String) namesAndValues[i], Json.of(namesAndValues[i + 1]));
    }
    return object;
  }

  Reply post(String path, Object... namesAndValues) {
    return core.write("db/" + path, object(namesAndValues).toString());
  }

  Reply get(String path) {
    return core.read("db/" + path);
  }

  Reply list(String path) {
    return core.list("db/" + path);
  }

  Reply delete(String path) {
    return core.delete("db/" + path);
  }

  /** Does what has to succeed, and gives the answer's data. */
  JsonNode done(String path, Object... namesAndValues) {
    return ok(post(path, namesAndValues));
  }

  static JsonNode ok(Reply reply) {
    assertThat(reply.status()).as("%s", reply.body()).isIn(200, 202, 204);
    return reply.data();
  }

  /** Refused, for a reason that says this. */
  static void refused(Reply reply, int status, String reason) {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
    assertThat(String.join("\n", reply.errors())).contains(reason);
  }

  /** An account that was just made. */
  record Made(String lease, String name, String password) {}

  Made creds(String role) {
    Reply reply = get("creds/" + role);
    JsonNode data = ok(reply);
    return new Made(
        reply.text("lease_id"), data.path("username").asText(), data.path("password").asText());
  }

  /** Ends a lease and takes back what it was for. */
  void revoke(String lease) {
    ok(core.write("sys/leases/revoke", object("lease_id", lease).toString()));
    core.keepHouse();
  }

  /** The leases of a role that are not over. */
  List<String> leases(String role) {
    Reply reply = core.list("sys/leases/lookup/db/creds/" + role + "/");
    return reply.status() == 404 ? List.of() : reply.keys();
  }

  @Override
  public void close() {
    core.close();
  }
}
