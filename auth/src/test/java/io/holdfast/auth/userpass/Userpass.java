package io.holdfast.auth.userpass;

import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;

/** A core with userpass at {@code auth/up/}, and its requests in few words. */
final class Userpass implements AutoCloseable {
  final TestCore core = TestCore.started(new UserpassMethod());

  Userpass() {
    core.write("sys/auth/up", "{\"type\":\"userpass\"}");
  }

  Reply user(String name, String json) {
    return core.write("auth/up/users/" + name, json);
  }

  Reply read(String name) {
    return core.read("auth/up/users/" + name);
  }

  Reply login(String name, String password) {
    return core.write("auth/up/login/" + name, "{\"password\":\"" + password + "\"}", "");
  }

  Reply renew(Reply login) {
    return core.write("auth/token/renew-self", "{}", login.text("auth", "client_token"));
  }

  @Override
  public void close() {
    core.close();
  }
}
