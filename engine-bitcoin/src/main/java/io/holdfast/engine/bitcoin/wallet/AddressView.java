package io.holdfast.engine.bitcoin.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.engine.bitcoin.key.StoredKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Addresses of a wallet as clients see them. */
final class AddressView {
  private final Set<String> own;

  private AddressView(Set<String> own) {
    this.own = own;
  }

  static AddressView of(StorageView storage, StoredWallet wallet) {
    return new AddressView(
        wallet.keys().stream()
            .map(name -> StoredKey.read(storage, name).fingerprint())
            .collect(Collectors.toSet()));
  }

  /** The address with its place, and the path of the wallet's own key, or else of the first. */
  ObjectNode place(WalletScript script) {
    ObjectNode view =
        Json.object()
            .put("address", script.address().text())
            .put("index", script.place().index())
            .put("change", script.place().change());
    path(script).ifPresent(path -> view.put("path", path));
    return view;
  }

  /** The same with what is known of its use. */
  ObjectNode place(WalletScript script, AddressBook book) {
    return place(script)
        .put("used", book.isUsed(script.place()))
        .put("seen", book.isSeen(script.place()));
  }

  private Optional<String> path(WalletScript script) {
    return script.derived().keys().stream()
        .flatMap(key -> key.origin().stream())
        .filter(origin -> own.isEmpty() || own.contains(origin.fingerprint().toString()))
        .map(KeyOrigin::path)
        .findFirst()
        .map(Object::toString);
  }
}
