package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import java.util.List;
import java.util.Map;

/** {@code acme/directory} and {@code acme/new-nonce} (RFC 8555, sections 7.1.1 and 7.2). */
final class DirectoryPaths {
  private DirectoryPaths() {}

  static Routes routes() {
    return Routes.concat(
        List.of(
            Served.everywhere((prefix, scope) ->
                Route.path(prefix + "directory")
                    .describe("Where everything is, for clients of ACME.", "")
                    .on(Operation.READ, Served.answering(scope, DirectoryPaths::directory))),
            Served.everywhere((prefix, scope) ->
                Route.path(prefix + "new-nonce")
                    .describe("A nonce for the first request.", "It is in Replay-Nonce.")
                    .on(
                        Operation.READ,
                        Served.answering(scope, (call, in) -> Answers.empty(call, in, 204))))));
  }

  private static Outcome directory(Call call, Directory directory) {
    var _ = directory.terms(call);
    ObjectNode out = Json.object();
    out.put("keyChange", directory.url("key-change"));
    out.putObject("meta").put("externalAccountRequired", directory.config().asksForEab());
    out.put("newAccount", directory.url("new-account"));
    out.put("newNonce", directory.url("new-nonce"));
    out.put("newOrder", directory.url("new-order"));
    out.put("revokeCert", directory.url("revoke-cert"));
    return new Response.Raw(200, "application/json", Json.write(out), Map.of());
  }
}
