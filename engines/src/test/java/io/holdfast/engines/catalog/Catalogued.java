package io.holdfast.engines.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.engines.kv.KvEngine;
import io.holdfast.engines.ssh.SshEngine;
import io.holdfast.engines.totp.TotpEngine;
import io.holdfast.engines.transit.TransitEngine;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A core with engines that keep secrets, and people who may own them. */
final class Catalogued implements AutoCloseable {
  final TestCore core;

  Catalogued() {
    core = TestCore.started(new KvEngine(), new TransitEngine(), new TotpEngine(), new SshEngine());
    mount("secret", "{\"type\":\"kv\",\"options\":{\"version\":\"2\"}}");
    mount("plain", "{\"type\":\"kv\"}");
    mount("transit", "{\"type\":\"transit\"}");
    core.write("identity/entity", "{\"name\":\"alice\"}");
    core.write("identity/group", "{\"name\":\"payments\"}");
  }

  void mount(String path, String json) {
    core.write("sys/mounts/" + path, json);
  }

  Reply put(String path) {
    return core.write("secret/data/" + path, "{\"data\":{\"k\":\"v\"}}");
  }

  JsonNode row(String path) {
    return core.read("sys/catalog/secrets/" + path).data();
  }

  Reply say(String path, String json) {
    return core.write("sys/catalog/secrets/" + path, json);
  }

  Reply rule(String path, String json) {
    return core.write("sys/catalog/rules/" + path, json);
  }

  /** The paths that a query finds, in its order. */
  List<String> find(Map<String, String> query) {
    Reply found =
        core.send(
            Operation.READ,
            "sys/catalog/secrets",
            new String(Json.write(query), java.nio.charset.StandardCharsets.UTF_8),
            TestCore.ROOT);
    List<String> paths = new ArrayList<>();
    found.data("secrets").forEach(row -> paths.add(row.path("path").asText()));
    return paths;
  }

  @Override
  public void close() {
    core.close();
  }
}
