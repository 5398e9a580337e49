package io.holdfast.engines.cubbyhole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.secretpath.SecretPath;

/**
 * The secrets engine {@code cubbyhole}. Each token's secrets lie below the id of its cubbyhole,
 * which the core removes with the token.
 */
public final class CubbyholeEngine implements SecretsEngine {
  private static final Routes ROUTES =
      Routes.of(
          Route.path("{path:rest}")
              .describe(
                  "Pass-through secret storage to a token-specific cubbyhole.",
                  "Reads and writes arbitrary data that only the token in use can see. When the"
                      + " token ends, all of it is removed.")
              .fields(SecretPath.PATH)
              .takesAnyFields()
              .exists(call -> mine(call).exists(call.get(SecretPath.PATH)))
              .on(Operation.READ, CubbyholeEngine::read)
              .onWrite(CubbyholeEngine::write)
              .on(Operation.DELETE, CubbyholeEngine::delete)
              .on(Operation.LIST, call -> Response.keys(mine(call).list(SecretPath.folder(call)))));

  @Override
  public String type() {
    return "cubbyhole";
  }

  @Override
  public String description() {
    return "Per-token private secret storage";
  }

  @Override
  public Routes routes(Mount mount) {
    return ROUTES;
  }

  private static StorageView mine(Call call) {
    String cubbyhole = call.caller().cubbyhole();
    if (cubbyhole.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "cubbyhole operations are only supported by \"service\" type tokens");
    }
    return call.storage().below(cubbyhole + "/");
  }

  private static Response read(Call call) {
    String path = call.get(SecretPath.PATH);
    if (path.isEmpty()) {
      throw new Refusal.InvalidRequest("missing path");
    }
    return mine(call)
        .getJson(path)
        .map(data -> Response.data((ObjectNode) data))
        .orElseThrow(Refusal.NotFound::new);
  }

  private static Response write(Call call) {
    String path = SecretPath.writable(call);
    ObjectNode data = call.request().body();
    if (data.isEmpty()) {
      throw new Refusal.InvalidRequest("missing data fields");
    }
    mine(call).put(path, data);
    return Response.empty();
  }

  private static Response delete(Call call) {
    mine(call).delete(call.get(SecretPath.PATH));
    return Response.empty();
  }
}
