package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.prepared.Handle;
import io.holdfast.engines.transit.sign.Signature;
import io.holdfast.engines.transit.sign.SignatureOptions;
import io.holdfast.engines.transit.sign.SigningKey;
import java.util.List;
import java.util.Optional;

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
    List<Ask> asks =
        batch.items().stream()
            .map(item -> ask(store, policy, options, requested, item, batch.many()))
            .toList();
    if (!batch.many() && asks.getFirst() instanceof Ask.Refused(_, var why)) {
      throw why;
    }
    return () -> {
      List<Made> made = asks.stream().map(ask -> make(options, ask)).toList();
      return later -> answer(later, batch, options, made);
    };
  }

  /** What became of an item in the first transaction. */
  private sealed interface Ask {
    record Refused(Item item, Refusal.InvalidRequest why) implements Ask {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ready(Item item, Handle<SigningKey> key, int version, byte[] context, byte[] input)
        implements Ask {}
  }

  private Ask ask(
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
      return new Ask.Ready(item, key, version, context, input);
    } catch (Refusal.InvalidRequest refused) {
      return new Ask.Refused(item, refused);
    }
  }

  /** What became of an item outside the transaction. */
  private sealed interface Made {
    Item item();

    record Refused(Item item, Refusal.InvalidRequest why) implements Made {}

    record Signed(Item item, int version, Signature signature) implements Made {}

    /** The cache dropped the key since: it is prepared once more in the second transaction. */
    record Dropped(Item item, Ask.Ready ask) implements Made {}
  }

  private static Made make(SignatureOptions options, Ask ask) {
    return switch (ask) {
      case Ask.Refused(var item, var why) -> new Made.Refused(item, why);
      case Ask.Ready ready -> {
        try {
          Optional<Signature> signature =
              Checked.of(
                  () -> ready.key().use(key -> key.sign(options, ready.context(), ready.input())));
          yield signature
              .<Made>map(made -> new Made.Signed(ready.item(), ready.version(), made))
              .orElseGet(() -> new Made.Dropped(ready.item(), ready));
        } catch (Refusal.InvalidRequest refused) {
          yield new Made.Refused(ready.item(), refused);
        }
      }
    };
  }

  private Response answer(Call call, Batch batch, SignatureOptions options, List<Made> made) {
    BatchAnswer answer = new BatchAnswer(batch, Json.object().put("key_version", 0));
    for (Made item : made) {
      answer.add(
          item.item(),
          () ->
              switch (item) {
                case Made.Refused(_, var why) -> throw why;
                case Made.Signed(_, int version, var signature) ->
                    view(batch, options, version, signature);
                case Made.Dropped(_, var ask) ->
                    view(batch, options, ask.version(), signAgain(call, options, ask));
              });
    }
    return answer.response();
  }

  private Signature signAgain(Call call, SignatureOptions options, Ask.Ready ask) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    return keys.signing()
        .use(
            store,
            policy,
            policy.versions().toSign(ask.version()),
            key -> key.sign(options, ask.context(), ask.input()));
  }

  private static ObjectNode view(
      Batch batch, SignatureOptions options, int version, Signature signature) {
    ObjectNode view =
        Json.object()
            .put(
                "signature", new VersionedText(version, options.text(signature.bytes())).toString())
            .put("key_version", version);
    signature
        .publicKey()
        .ifPresent(
            key -> view.put(batch.many() ? "publickey" : "public_key", Base64Text.encode(key)));
    return view;
  }
}
