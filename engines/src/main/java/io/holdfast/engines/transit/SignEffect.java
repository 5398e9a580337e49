package io.holdfast.engines.transit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.engines.transit.keyring.KeyKind;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.prepared.Handle;
import io.holdfast.engines.transit.sign.Signature;
import io.holdfast.engines.transit.sign.SignatureOptions;
import io.holdfast.engines.transit.sign.SigningKey;
import java.util.List;

/**
 * Makes the signatures that a request asked for. Made again they are as good as before, so that a
 * crash before the answer loses nothing.
 */
final class SignEffect implements Effect {
  private final TransitKeys keys;
  private final Batch batch;
  private final SignatureOptions options;
  private final List<Ask> asks;

  SignEffect(TransitKeys keys, Batch batch, SignatureOptions options, List<Ask> asks) {
    this.keys = keys;
    this.batch = batch;
    this.options = options;
    this.asks = asks;
  }

  /** What became of an item in the first transaction. */
  sealed interface Ask {
    Item item();
  }

  /** What became of it since. */
  sealed interface Made {
    Item item();
  }

  /** Its input is wrong, or the key may not sign. */
  record Refused(Item item, Refusal.InvalidRequest why) implements Ask, Made {}

  /**
   * It is to be signed.
   *
   * @param input the bytes that the key signs
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Ready(
      Item item, Handle<SigningKey> key, KeyKind kind, int version, byte[] context, byte[] input)
      implements Ask {}

  record Signed(Item item, int version, Signature signature) implements Made {}

  /** The cache dropped the key meanwhile: it is prepared once more in the second transaction. */
  record Dropped(Ready ask) implements Made {
    @Override
    public Item item() {
      return ask.item();
    }
  }

  @Override
  public boolean reachesOutside() {
    return false;
  }

  @Override
  public Completion perform() {
    List<Made> made = asks.stream().map(this::make).toList();
    return call -> answer(call, made);
  }

  private Made make(Ask ask) {
    return switch (ask) {
      case Refused refused -> refused;
      case Ready ready -> {
        try {
          yield Checked.of(() -> ready.key().use(key -> sign(key, ready)))
              .<Made>map(signature -> new Signed(ready.item(), ready.version(), signature))
              .orElseGet(() -> new Dropped(ready));
        } catch (Refusal.InvalidRequest refused) {
          yield new Refused(ready.item(), refused);
        }
      }
    };
  }

  private Signature sign(SigningKey key, Ready ready) {
    return key.sign(options, ready.context(), ready.input());
  }

  private Response answer(Call call, List<Made> made) {
    BatchAnswer answer = new BatchAnswer(batch, Json.object().put("key_version", 0));
    for (Made item : made) {
      answer.add(
          item.item(),
          () ->
              switch (item) {
                case Refused(_, var why) -> throw why;
                case Signed(_, int version, var signature) -> view(version, signature);
                case Dropped(var ask) -> view(ask.version(), signAgain(call, ask));
              });
    }
    return answer.response();
  }

  private Signature signAgain(Call call, Ready ask) {
    KeyStore store = keys.store(call);
    KeyPolicy policy = keys.existing(call, store);
    if (policy.kind() != ask.kind()) {
      throw new Refusal.InvalidRequest("the key was replaced while it was being used; try again");
    }
    int version = policy.versions().toSign(ask.version());
    return keys.signing().use(store, policy, version, key -> sign(key, ask));
  }

  private ObjectNode view(int version, Signature signature) {
    VersionedText text = new VersionedText(version, options.text(signature.bytes()));
    ObjectNode view = Json.object().put("signature", text.toString()).put("key_version", version);
    signature
        .publicKey()
        .ifPresent(
            key -> view.put(batch.many() ? "publickey" : "public_key", Base64Text.encode(key)));
    return view;
  }
}
