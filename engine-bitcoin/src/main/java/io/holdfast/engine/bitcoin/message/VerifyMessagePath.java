package io.holdfast.engine.bitcoin.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.message.MessageException;
import io.holdfast.bitcoin.message.SignedMessage;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.function.Supplier;

/** {@code verify-message}: whether a message was signed by an address, anybody's. */
public final class VerifyMessagePath {
  private static final Field<String> SIGNATURE =
      Field.string("signature", "The signature: of BIP-322 (simple, full) or BIP-137.")
          .asRequired();
  private static final Field<String> NETWORK =
      Field.string("network", "The network of the address.").withDefault("mainnet");

  private final Supplier<SelfCheck> interpreters;

  public VerifyMessagePath(Supplier<SelfCheck> interpreters) {
    this.interpreters = interpreters;
  }

  public Routes routes() {
    return Routes.of(
        Route.path("verify-message")
            .describe(
                "Verify a signed message.",
                "Tells whether a text was signed by an address, of this mount or of anybody, with"
                    + " the times from which the signature counts, if it has any.")
            .fields(
                SignMessagePath.MESSAGE, SignMessagePath.ADDRESS, SIGNATURE, NETWORK)
            .onWrite(this::verify));
  }

  private Effect verify(Call call) {
    Network network = Inputs.of(NETWORK.name(), () -> Network.named(call.get(NETWORK)));
    Address address =
        Inputs.of(
            SignMessagePath.ADDRESS.name(),
            () -> Address.parse(call.get(SignMessagePath.ADDRESS).strip(), network));
    String message = call.get(SignMessagePath.MESSAGE);
    String signature = call.get(SIGNATURE);
    return new Verification(interpreters, address, message, signature);
  }

  /** Runs scripts, which libraries do that are loaded for the first of them. */
  private record Verification(
      Supplier<SelfCheck> interpreters, Address address, String message, String signature)
      implements Effect {
    @Override
    public boolean reachesOutside() {
      return false;
    }

    @Override
    public Completion perform() {
      ObjectNode view = view();
      return _ -> Response.data(view);
    }

    private ObjectNode view() {
      try {
        SignedMessage.Verified good =
            SignedMessage.verify(address.script(), message, signature, interpreters.get());
        return Json.object()
            .put("valid", true)
            .put("form", good.form().label())
            .put("lock_time", good.lockTime())
            .put("sequence", good.sequence());
      } catch (MessageException e) {
        return Json.object().put("valid", false).put("problem", e.getMessage());
      }
    }
  }
}
