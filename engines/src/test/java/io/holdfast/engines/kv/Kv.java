package io.holdfast.engines.kv;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;

/** A core with a KV version 2 mount at {@code kv/}, and its requests in few words. */
final class Kv implements AutoCloseable {
  final TestCore core = TestCore.started(new KvEngine());

  Kv() {
    core.write("sys/mounts/kv", "{\"type\":\"kv\",\"options\":{\"version\":\"2\"}}");
  }

  /** Writes a version; the data in JSON. */
  Reply put(String path, String data) {
    return core.write("kv/data/" + path, "{\"data\":" + data + "}");
  }

  Reply put(String path, String data, int cas) {
    return core.write(
        "kv/data/" + path, "{\"data\":" + data + ",\"options\":{\"cas\":" + cas + "}}");
  }

  Reply get(String path) {
    return core.read("kv/data/" + path);
  }

  Reply get(String path, int version) {
    return ask(Operation.READ, "data/" + path, "{\"version\":\"" + version + "\"}");
  }

  Reply metadata(String path) {
    return core.read("kv/metadata/" + path);
  }

  Reply patch(String path, String json) {
    return ask(Operation.PATCH, path, json);
  }

  Reply write(String path, String json) {
    return core.write("kv/" + path, json);
  }

  Reply ask(Operation operation, String path, String json) {
    return core.send(operation, "kv/" + path, json, TestCore.ROOT);
  }

  @Override
  public void close() {
    core.close();
  }
}
