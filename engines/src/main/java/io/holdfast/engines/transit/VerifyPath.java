package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.sign.SignatureOptions;

/** {@code verify/:name}: of signatures, and of HMACs. */
final class VerifyPath {
  private static final Field<String> SIGNATURE =
      Field.string("signature", "What sign returned, or vault:v1: before another's signature.");
  private static final Field<String> HMAC = Field.string("hmac", "What hmac returned.");
  private static final String VALID = "valid";

  private final TransitKeys keys;

  VerifyPath(TransitKeys keys) {
    this.keys = keys;
  }

  Routes routes() {
    return Routes.of(
        route("verify/{name}"),
        route("verify/{name}/{urlalgorithm:rest}").fields(Fields.URL_ALGORITHM));
  }

  private Route.Builder route(String path) {
    return Route.path(path)
        .describe(
            "Verify a signature or an HMAC, or a batch of either.",
            "With the same parameters that it was made with.")
        .fields(SignatureFields.ALL)
        .fields(SIGNATURE, HMAC)
        .onWrite(this::verify);
  }

  private Response verify(Call call) {
    Batch batch = Batch.of(call, SignatureFields.INPUT, Fields.CONTEXT, SIGNATURE, HMAC);
    return isOfSignatures(batch) ? signatures(call, batch) : macs(call, batch);
  }

  /** Whether the items are signatures; else they are HMACs. A batch may not mix them. */
  private static boolean isOfSignatures(Batch batch) {
    long signatures = count(batch, SIGNATURE);
    long macs =
        batch.items().stream()
            .filter(item -> item.find(SIGNATURE.name()).isEmpty())
            .filter(item -> item.find(HMAC.name()).isPresent())
            .count();
    if (!batch.many() && signatures == 1 && count(batch, HMAC) == 1) {
      throw new Refusal.InvalidRequest("provide one of 'signature' or 'hmac'");
    }
    if (signatures > 0 && macs > 0) {
      throw new Refusal.InvalidRequest(
          "elements of batch_input must all provide 'signature' or all provide 'hmac'");
    }
    if (signatures + macs < batch.items().size()) {
      throw new Refusal.InvalidRequest(
          batch.many()
              ? "some elements of batch_input have neither 'signature' nor 'hmac'"
              : "neither a 'signature' nor an 'hmac' were given to verify");
    }
    return signatures > 0;
  }

  private static long count(Batch batch, Field<String> field) {
    return batch.items().stream().filter(item -> item.find(field.name()).isPresent()).count();
  }

  private Response signatures(Call call, Batch batch) {
    SignatureOptions options = SignatureFields.options(call);
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    if (!policy.kind().signs()) {
      throw SignatureOptions.unsupported(policy.kind());
    }
    return new BatchAnswer(batch, Json.object().put(VALID, false))
        .each(
            item -> Json.object().put(VALID, isSigned(store, policy, options, item, batch.many())))
        .response();
  }

  private boolean isSigned(
      KeyStore store, KeyPolicy policy, SignatureOptions options, Item item, boolean many) {
    byte[] input = options.toBeSigned(policy.kind(), SignatureFields.input(item, many));
    VersionedText signature = VersionedText.parse("signature", item.text(SIGNATURE.name()));
    int version = policy.versions().toVerify("signature", signature.version());
    byte[] bytes = options.bytes(signature.body());
    byte[] context = item.bytes(Fields.CONTEXT.name());
    return keys.verifying()
        .use(store, policy, version, key -> key.verify(options, context, input, bytes));
  }

  private Response macs(Call call, Batch batch) {
    HashAlgorithm hash = SignatureFields.macHash(SignatureFields.hashName(call));
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    return new BatchAnswer(batch)
        .each(item -> answer(batch, isAuthentic(store, policy, hash, item, batch.many())))
        .response();
  }

  private boolean isAuthentic(
      KeyStore store, KeyPolicy policy, HashAlgorithm hash, Item item, boolean many) {
    byte[] input = SignatureFields.input(item, many);
    VersionedText mac = VersionedText.parse("HMAC", item.text(HMAC.name()));
    int version = policy.versions().toVerify("HMAC", mac.version());
    byte[] tag = Base64Text.decode("HMAC", mac.body());
    return keys.macs().use(store, policy, version, key -> key.verify(hash, input, tag));
  }

  /** In a batch of HMACs, Vault leaves a false answer out. */
  private static ObjectNode answer(Batch batch, boolean valid) {
    ObjectNode answer = Json.object();
    if (valid || !batch.many()) {
      answer.put(VALID, valid);
    }
    return answer;
  }
}
