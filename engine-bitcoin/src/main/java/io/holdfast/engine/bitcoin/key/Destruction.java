package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.engine.bitcoin.vault.Erased;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The record of a key's end. The audit log's entries of the request prove it: their path is the
 * key's, their id is the record's, and their place in the log can't be moved.
 *
 * @param compromised whether it was compromised before
 * @param wallets that used the key still
 * @param shareHolders who may hold shares that restore it
 */
record Destruction(
    String fingerprint,
    Instant time,
    String reason,
    Actor by,
    boolean compromised,
    String path,
    List<Erased> erased,
    List<String> wallets,
    List<String> shareHolders) {

  static Optional<Destruction> find(StorageView storage, String name) {
    return storage.get(storageKey(name), Destruction.class);
  }

  void store(StorageView storage, String name) {
    storage.put(storageKey(name), this);
  }

  ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("fingerprint", fingerprint)
            .put("time", time.toString())
            .put("reason", reason)
            .put("by", by.name())
            .put("entity_id", by.entity())
            .put("compromised", compromised);
    view.putObject("audit").put("request_id", by.requestId()).put("path", path);
    ArrayNode gone = view.putArray("erased");
    for (Erased each : erased) {
      ObjectNode entry = gone.addObject().put("storage_key", each.storageKey());
      if (!each.sha256().isEmpty()) {
        entry.put("ciphertext_sha256", each.sha256());
      }
    }
    view.set("wallets", Json.array(wallets));
    view.set("share_holders", Json.array(shareHolders));
    return view;
  }

  private static String storageKey(String name) {
    return "key-destruction/" + name;
  }
}
