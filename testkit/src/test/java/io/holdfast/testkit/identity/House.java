package io.holdfast.testkit.identity;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;

/** A core with a door at {@code auth/door/}, and what tests of identity do with it. */
final class House {
  private final TestCore core;

  House(TestCore core) {
    this.core = core;
  }

  /** A fresh core whose door is mounted. */
  static TestCore started() {
    TestCore core = TestCore.started(new DoorMethod(), new ShelfEngine());
    mount(core);
    return core;
  }

  static void mount(TestCore core) {
    core.write("sys/auth/door", "{\"type\":\"door\"}");
    core.write("sys/mounts/shelf", "{\"type\":\"shelf\"}");
  }

  String accessor() {
    return core.read("sys/auth/door").data("accessor").asText();
  }

  /** The answer to a knock. */
  Reply knock(String name, String groups) {
    return core.write(
        "auth/door/login/" + name, "{\"groups\":\"" + groups + "\",\"policies\":\"own\"}", "");
  }

  String token(String name) {
    return knock(name, "").text("auth", "client_token");
  }

  /** Stores a policy that may read some paths. */
  void policy(String name, String... paths) {
    StringBuilder text = new StringBuilder();
    for (String path : paths) {
      text.append("path \\\"").append(path).append("\\\" { capabilities = [\\\"read\\\"] }\\n");
    }
    core.write("sys/policies/acl/" + name, "{\"policy\":\"" + text + "\"}");
  }

  /** The id of what a write made. */
  String made(String path, String json) {
    return core.write(path, json.replace('\'', '"')).data("id").asText();
  }

  /** The status of a read of the shelf. */
  int shelf(String path, String token) {
    return core.read("shelf/" + path, token).status();
  }
}
