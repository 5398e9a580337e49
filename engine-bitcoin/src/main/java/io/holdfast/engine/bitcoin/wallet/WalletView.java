package io.holdfast.engine.bitcoin.wallet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.engine.bitcoin.key.StoredKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A wallet as clients see it, with who signs for it. */
final class WalletView {
  private WalletView() {}

  static ObjectNode of(Call call, StoredWallet wallet) {
    StorageView storage = call.storage();
    ObjectNode view = Json.object();
    if (!wallet.keys().isEmpty()) {
      // What clients of the first version read.
      view.put("key", wallet.keys().getFirst());
    }
    view.set("keys", Json.array(wallet.keys()));
    view.put("descriptor", wallet.descriptor())
        .put("network", wallet.network())
        .put("policy", wallet.policy())
        .put("custody", wallet.custody().label());
    ObjectNode states = view.putObject("key_states");
    for (String name : wallet.keys()) {
      states.put(name, StoredKey.read(storage, name).state(call.now()).label());
    }
    signers(storage, wallet, view.putArray("signers"));
    return view.put("created_time", wallet.createdTime().toString());
  }

  private static void signers(StorageView storage, StoredWallet wallet, ArrayNode signers) {
    Map<String, String> own = new HashMap<>();
    for (String name : wallet.keys()) {
      own.put(StoredKey.read(storage, name).fingerprint(), name);
    }
    for (KeyExpression key : Descriptor.parse(wallet.descriptor()).signers()) {
      signers.add(signer(key, own, wallet));
    }
  }

  private static ObjectNode signer(
      KeyExpression key, Map<String, String> own, StoredWallet wallet) {
    ObjectNode signer = Json.object();
    Optional<KeyOrigin> origin = key.effectiveOrigin();
    String fingerprint = origin.map(from -> from.fingerprint().toString()).orElse("");
    String label = wallet.label(fingerprint);
    if (!label.isEmpty()) {
      signer.put("label", label);
    }
    String name = own.get(fingerprint);
    if (name != null) {
      signer.put("key", name);
    }
    origin.ifPresent(
        from -> signer.put("fingerprint", fingerprint).put("path", from.path().toString()));
    key.extendedPublic()
        .ifPresentOrElse(
            xpub -> signer.put("xpub", xpub.encode()),
            () -> signer.put("public_key", key.key().toString()));
    return signer;
  }
}
