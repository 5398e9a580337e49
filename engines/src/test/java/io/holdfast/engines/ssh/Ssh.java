package io.holdfast.engines.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;

/** A core with an ssh mount, and the few words that its tests are written in. */
final class Ssh implements AutoCloseable {
  static final String USER_KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEy4BgX2NTdfJCeVd4VN5yVvf98vpQ6LCdxiTDTdsh9X";

  private final TestCore core = TestCore.started(new SshEngine());

  Ssh() {
    assertThat(core.write("sys/mounts/ssh", "{\"type\":\"ssh\"}").status()).isEqualTo(204);
  }

  TestCore core() {
    return core;
  }

  /** Writes with single quotes for double ones. */
  Reply post(String path, String json) {
    return core.write("ssh/" + path, quoted(json));
  }

  Reply post(String path, String json, String token) {
    return core.write("ssh/" + path, quoted(json), token);
  }

  Reply get(String path) {
    return core.read("ssh/" + path);
  }

  /** Writes what has to succeed, and gives the answer's data. */
  JsonNode done(String path, String json) {
    Reply reply = post(path, json);
    assertThat(reply.status()).as("%s", reply.body()).isIn(200, 204);
    return reply.data();
  }

  /** Writes what has to be refused, and gives the reason. */
  String refused(String path, String json) {
    Reply reply = post(path, json);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(400);
    return reply.errors().getFirst();
  }

  /** Makes the mount's key pair. */
  void authority(String keyType) {
    var _ = done("config/ca", "{'key_type':'" + keyType + "','key_bits':0}");
  }

  /** Writes a role for users' certificates. */
  void userRole(String name, String more) {
    var _ = done("roles/" + name, "{'key_type':'ca','allow_user_certificates':true" + more + "}");
  }

  /** Has a key signed, and gives the certificate. */
  Certificate sign(String role, String more) {
    return Certificate.read(
        done("sign/" + role, "{'public_key':'" + USER_KEY + "'" + more + "}")
            .path("signed_key")
            .asText());
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  @Override
  public void close() {
    core.close();
  }
}
