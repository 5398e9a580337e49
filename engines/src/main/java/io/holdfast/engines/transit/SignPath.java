package io.holdfast.engines.transit;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.prepared.Handle;
import io.holdfast.engines.transit.sign.SignatureOptions;
import io.holdfast.engines.transit.sign.SigningKey;
import java.util.List;

/**
 * {@code sign/:name}: the request is checked in its transaction, and signed once it is durable in
 * the audit log.
 */
final class SignPath {
  private final TransitKeys keys;

  SignPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        route("sign/{name}"),
        route("sign/{name}/{urlalgorithm:rest}").fields(Fields.URL_ALGORITHM));
  }

  private Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Sign data, or a batch of them.",
            "By the latest version of the key, or by one that is at least its"
                + " min_encryption_version. The signature names the version.")
        .fields(SignatureFields.ALL)
        .fields(Fields.KEY_VERSION)
        .onWrite(this::sign);
  }

  private Effect sign(Call call) {
    SignatureOptions options = SignatureFields.options(call);
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.current(call, store);
    if (!policy.kind().signs()) {
      throw SignatureOptions.unsupported(policy.kind());
    }
    Batch batch = Batch.of(call, SignatureFields.INPUT, Fields.CONTEXT);
    int requested = Fields.toInt(call.get(Fields.KEY_VERSION));
    List<SignEffect.Ask> asks =
        batch.items().stream()
            .map(item -> ask(store, policy, options, requested, item, batch.many()))
            .toList();
    if (!batch.many() && asks.getFirst() instanceof SignEffect.Refused(_, var why)) {
      throw why;
    }
    return new SignEffect(keys, batch, options, asks);
  }

  private SignEffect.Ask ask(
      KeyStore store,
      KeyPolicy policy,
      SignatureOptions options,
      int requested,
      Item item,
      boolean many) {
    try {
      byte[] input = options.toBeSigned(policy.kind(), SignatureFields.input(item, many));
      byte[] context = item.bytes(Fields.CONTEXT.name());
      int version = policy.versions().toSign(requested);
      Handle<SigningKey> key = Checked.of(() -> keys.signing().get(store, policy, version));
      return new SignEffect.Ready(item, key, policy.kind(), version, context, input);
    } catch (Refusal.InvalidRequest refused) {
      return new SignEffect.Refused(item, refused);
    }
  }
}
