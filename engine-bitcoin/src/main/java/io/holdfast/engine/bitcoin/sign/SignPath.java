package io.holdfast.engine.bitcoin.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Outcome;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.engine.bitcoin.musig.Musig2Rounds;
import io.holdfast.engine.bitcoin.policy.PolicyGuard;
import io.holdfast.engine.bitcoin.request.RequestPath;
import io.holdfast.engine.bitcoin.request.Standing;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.function.Supplier;

/**
 * {@code wallets/:name/sign}: judges a PSBT by the wallet's policy and, when it is allowed, signs
 * it. The judgement is made in the request's transaction; the signature is an effect, made once the
 * request is durable in the audit log.
 */
public final class SignPath {
  static final Field<String> PSBT =
      Field.string("psbt", "The partially signed transaction in base64 (BIP-174, 370, 371, 373).")
          .asRequired();
  static final Field<JsonNode> ATTESTATIONS =
      Field.any(
          "attestations",
          "Signed attestations of destinations, a list of {network, address, label, expires,"
              + " attestor, signature}, beside those that the PSBT carries.");

  private final Signing.Tools tools;

  /**
   * @param rounds keeps what MuSig2 waits with between its rounds
   * @param changes brings into force what waited for a policy
   */
  public SignPath(Supplier<Signer> signer, Musig2Rounds rounds, PolicyGuard changes) {
    this.tools = new Signing.Tools(signer, rounds, changes);
  }

  public Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/sign")
            .describe(
                "Sign a PSBT.",
                "Signs the inputs that are proven to be the wallet's own, if the wallet's policy"
                    + " allows the transaction, and finalizes the PSBT if that completes it. Each"
                    + " finished input is verified before it leaves. Where the wallet's keys take"
                    + " part in MuSig2, the first call adds public nonces and the second signs. A"
                    + " transaction that needs"
                    + " approvals or has to wait becomes a request (202), and is signed by the same"
                    + " call later.")
            .fields(PSBT, ATTESTATIONS)
            .onWrite(this::sign),
        Named.WALLETS
            .route("/requests/{id}/sign")
            .fields(RequestPath.ID)
            .describe(
                "Sign what a request waits with.",
                "Signs the transaction of a request in the name of who asked for it, once it is"
                    + " approved and its delay is over. The policy judges it again by what holds"
                    + " now.")
            .onWrite(this::proceed));
  }

  private Outcome sign(Call call) {
    return new Signing(tools, call, Draft.of(call, call.get(PSBT)), attestations(call)).begin();
  }

  static ArrayNode attestations(Call call) {
    JsonNode given = call.find(ATTESTATIONS).orElseGet(Json::array);
    if (given instanceof ArrayNode list) {
      return list;
    }
    throw Inputs.invalid(ATTESTATIONS.name(), "is not a list of objects");
  }

  private Outcome proceed(Call call) {
    Standing standing = RequestPath.live(call);
    Draft draft = Draft.of(call, standing.request().psbt());
    return new Signing(tools, call, draft, standing.request().attestations()).proceed(standing);
  }
}
