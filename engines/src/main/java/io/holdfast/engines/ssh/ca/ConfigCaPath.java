package io.holdfast.engines.ssh.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;

/** {@code config/ca}: makes, takes, shows and deletes the key pair that signs. */
public final class ConfigCaPath {
  private ConfigCaPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("config/ca")
            .describe(
                "Set the key pair that certificates are signed with.",
                "It is made here unless public_key and private_key are given. Reading shows the"
                    + " public half. Deleting removes every issuer of the mount; what they signed"
                    + " holds on until it ends.")
            .fields(KeyPair.FIELDS)
            .on(Operation.READ, ConfigCaPath::read)
            .on(Operation.UPDATE, ConfigCaPath::write)
            .on(Operation.DELETE, ConfigCaPath::delete));
  }

  private static Response read(Call call) {
    return Response.data(IssuerStore.of(call).require(IssuerStore.DEFAULT).asJson());
  }

  private static Outcome write(Call call) {
    refuseSecond(call);
    return KeyPair.of(call, ConfigCaPath::store);
  }

  /** Hosts trust the key that is there: it is not replaced by the way. */
  private static void refuseSecond(Call call) {
    if (IssuerStore.of(call).byDefault().isPresent()) {
      throw new Refusal.InvalidRequest(
          "keys are already configured; delete them before reconfiguring, or add others by"
              + " issuers/import");
    }
  }

  private static Response store(Call call, KeyPair pair) {
    refuseSecond(call);
    Issuer issuer = new Issuer(call.services().uuid(), "", pair.publicKey());
    IssuerStore.of(call).add(issuer, pair.privateKey(), true);
    return Response.data(issuer.asJson());
  }

  private static Response delete(Call call) {
    IssuerStore.of(call).removeAll();
    return Response.empty();
  }
}
