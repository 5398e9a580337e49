package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.engines.secretpath.SecretPath;
import java.util.function.UnaryOperator;

/** The version of a secret that a read asks for. */
record SecretVersion(String path, KeyRecord key, long number, VersionInfo info) {

  /**
   * Finds the version that the fields {@code path} and {@code version} name.
   *
   * @throws Refusal.NotFound when there is none
   */
  static SecretVersion find(Call call) {
    String path = call.get(SecretPath.PATH);
    KeyRecord key = KeyStore.of(call).find(path).orElseThrow(Refusal.NotFound::new);
    long wanted = call.get(DataPaths.VERSION);
    long number = wanted > 0 ? wanted : key.history().current();
    VersionInfo info = key.history().version(number).orElseThrow(Refusal.NotFound::new);
    return new SecretVersion(path, key, number, info);
  }

  /**
   * Answers with its metadata and with a view of its value; 404 with the metadata alone where the
   * value was deleted or destroyed.
   *
   * @param name the view's name in the answer
   */
  Response answer(Call call, String name, UnaryOperator<JsonNode> view) {
    ObjectNode out = Json.object();
    boolean readable = info.isReadable(call.now());
    if (readable) {
      out.set(name, view.apply(KeyStore.of(call).value(path, key, number)));
    } else {
      out.putNull(name);
    }
    out.set("metadata", key.versionJson(number, info));
    return Response.data(readable ? 200 : 404, out);
  }
}
