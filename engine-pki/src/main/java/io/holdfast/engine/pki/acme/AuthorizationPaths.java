package io.holdfast.engine.pki.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.pki.acme.jose.Jws;
import io.holdfast.engine.pki.acme.problem.AcmeException;
import java.util.List;

/** {@code authorization/:id} and {@code challenge/:id/:type} (RFC 8555, section 7.5). */
final class AuthorizationPaths {
  private static final Field<String> ID = Field.string("auth_id", "The authorization's id.");
  private static final Field<String> TYPE =
      Field.string("challenge_type", "http-01, dns-01 or tls-alpn-01.");

  private AuthorizationPaths() {}

  static Routes routes() {
    return Routes.concat(
        List.of(
            Served.everywhere((prefix, scope) ->
                Route.path(prefix + "authorization/{auth_id}")
                    .describe("Read or give up an authorization.", "")
                    .fields(ID)
                    .fields(Served.JWS)
                    .on(
                        Operation.UPDATE,
                        Served.answering(scope, AuthorizationPaths::authorization))),
            Served.everywhere((prefix, scope) ->
                Route.path(prefix + "challenge/{auth_id}/{challenge_type}")
                    .describe("Say that a challenge is ready to be looked up.", "")
                    .fields(ID, TYPE)
                    .fields(Served.JWS)
                    .on(
                        Operation.UPDATE,
                        Served.answering(scope, AuthorizationPaths::challenge)))));
  }

  private static Outcome authorization(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    Authorization found = Authorization.require(call, request.account().id(), call.get(ID));
    if (!request.onlyReads()) {
      ObjectNode sent = request.sent();
      if (!sent.path("status").asText().equals("deactivated")) {
        throw Jws.malformed("an authorization can be set to deactivated only");
      }
      found = found.deactivate();
      found.store(call);
    }
    return Answers.json(call, directory, found.asJson(directory, call.now()));
  }

  private static Outcome challenge(Call call, Directory directory) {
    Signed.OfAccount request = Signed.byAccount(call, directory);
    Authorization proof = Authorization.require(call, request.account().id(), call.get(ID));
    Challenge challenge =
        proof.challenge(call.get(TYPE)).orElseThrow(() -> AcmeException.absent("challenge"));
    boolean begins =
        !request.onlyReads()
            && challenge.is(Challenge.PENDING)
            && proof.status(call.now()).equals(Authorization.PENDING);
    Challenge shown = begins ? Validating.begin(call, proof, challenge) : challenge;
    return Answers.below(
        call, directory, proof.url(directory), shown.asJson(proof.url(directory, shown)));
  }
}
