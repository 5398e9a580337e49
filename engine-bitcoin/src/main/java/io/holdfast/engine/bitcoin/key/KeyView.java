package io.holdfast.engine.bitcoin.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.time.Instant;

/** A key as clients see it. */
final class KeyView {
  private KeyView() {}

  static ObjectNode of(StoredKey key, Instant now) {
    ObjectNode view =
        Json.object()
            .put("network", key.network())
            .put("fingerprint", key.fingerprint())
            .put("kind", key.form().label())
            .put("state", key.state(now).label())
            .put("exportable", key.exportable())
            .put("imported", key.imported())
            .put("source", key.source().label());
    if (key.place() != null) {
      view.put("origin", key.place());
    }
    if (key.publicKey() != null) {
      view.put(key.form() == KeyForm.SINGLE ? "public_key" : "xpub", key.publicKey());
    }
    if (key.sentence() != null) {
      view.put("language", key.sentence().language()).put("words", key.sentence().words());
    }
    if (key.parent() != null) {
      view.put("parent", key.parent().key()).put("parent_path", key.parent().path());
    }
    if (key.policy() != null) {
      view.put("policy", key.policy());
    }
    if (key.activationTime() != null) {
      view.put("activation_time", key.activationTime().toString());
    }
    return view.put("created_time", key.createdTime().toString());
  }
}
