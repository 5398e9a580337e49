package io.holdfast.engines.kv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.secretpath.Scan;
import io.holdfast.engines.secretpath.SecretPath;
import java.time.Duration;

/** KV version 1: a document under each path. */
final class PlainPaths {
  private PlainPaths() {}

  static Routes routes() {
    return Routes.of(
        Route.path("{path:rest}")
            .describe(
                "Pass-through secret storage: read and write arbitrary data.",
                "A \"ttl\" among the data is shown as the answer's lease_duration: a hint to"
                    + " readers of when to look again. Nothing is revoked when it is over.")
            .fields(SecretPath.PATH)
            .takesAnyFields()
            .exists(call -> documents(call).exists(call.get(SecretPath.PATH)))
            .on(Operation.READ, PlainPaths::read)
            .onWrite(PlainPaths::write)
            .on(Operation.DELETE, PlainPaths::delete)
            .on(
                Operation.LIST,
                call -> Response.keys(documents(call).list(SecretPath.folder(call))))
            .on(
                Operation.SCAN,
                call -> Response.keys(Scan.of(documents(call), SecretPath.folder(call)))));
  }

  private static StorageView documents(Call call) {
    return call.storage().below(KeyStore.KEYS);
  }

  private static Response read(Call call) {
    ObjectNode data =
        documents(call)
            .get(call.get(SecretPath.PATH))
            .flatMap(PlainDocument::decode)
            .map(PlainDocument::data)
            .orElseThrow(Refusal.NotFound::new);
    return new Response.Data(data, 200, readAgainAfter(data, call.mount().defaultLeaseTtl()));
  }

  private static Response write(Call call) {
    String path = SecretPath.writable(call);
    ObjectNode data = call.request().body();
    if (data.isEmpty()) {
      throw new Refusal.InvalidRequest("missing data fields");
    }
    if (call.operation() == Operation.CREATE) {
      call.services().catalog().admit(path);
    }
    documents(call).put(path, new PlainDocument(call.now(), data).encode());
    return Response.empty();
  }

  private static Response delete(Call call) {
    documents(call).delete(call.get(SecretPath.PATH));
    call.services().catalog().drop(call.get(SecretPath.PATH));
    return Response.empty();
  }

  private static Duration readAgainAfter(ObjectNode data, Duration byDefault) {
    JsonNode ttl = data.has("ttl") ? data.get("ttl") : data.path("lease");
    if (!ttl.isTextual() && !ttl.isIntegralNumber()) {
      return byDefault;
    }
    try {
      return Durations.parse(ttl.asText());
    } catch (IllegalArgumentException notADuration) {
      return byDefault;
    }
  }
}
