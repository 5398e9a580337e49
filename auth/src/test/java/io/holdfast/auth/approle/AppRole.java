package io.holdfast.auth.approle;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;

/** A core with approle at {@code auth/ar/}, and its requests in few words. */
final class AppRole implements AutoCloseable {
  final TestCore core = TestCore.started(new AppRoleMethod());

  AppRole() {
    core.write("sys/auth/ar", "{\"type\":\"approle\"}");
  }

  Reply write(String path, String json) {
    return core.write("auth/ar/" + path, json);
  }

  Reply read(String path) {
    return core.read("auth/ar/" + path);
  }

  /** Issues a secret id for a role. */
  String secretId(String role, String json) {
    return write("role/" + role + "/secret-id", json).data("secret_id").asText();
  }

  Reply lookup(String role, String secretId) {
    return write("role/" + role + "/secret-id/lookup", "{\"secret_id\":\"" + secretId + "\"}");
  }

  Reply login(String roleId, String secretId) {
    return core.write(
        "auth/ar/login", "{\"role_id\":\"" + roleId + "\",\"secret_id\":\"" + secretId + "\"}", "");
  }

  @Override
  public void close() {
    core.close();
  }
}
