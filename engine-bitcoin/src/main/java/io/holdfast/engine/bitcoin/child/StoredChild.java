package io.holdfast.engine.bitcoin.child;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.StorageView;
import io.holdfast.engine.bitcoin.key.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of a child: that its place is taken, and by what. The child itself is derived
 * again when it is asked for.
 *
 * @param key the name of the key that was made of it; empty where none was
 * @param label what it is for, for people
 */
record StoredChild(Child child, String key, String label, Instant createdTime, Actor by) {

  static Optional<StoredChild> find(StorageView storage, String parent, String id) {
    return storage.get(prefix(parent) + id, StoredChild.class);
  }

  static List<String> ids(StorageView storage, String parent) {
    return storage.list(prefix(parent));
  }

  void store(StorageView storage, String parent) {
    storage.put(prefix(parent) + child.id(), this);
  }

  ObjectNode view() {
    ObjectNode view =
        Json.object()
            .put("id", child.id())
            .put("application", child.application().label())
            .put("index", child.index())
            .put("path", child.path().toString())
            .put("label", label);
    if (!key.isEmpty()) {
      view.put("key", key);
    }
    return view.put("created_time", createdTime.toString())
        .put("by", by.name())
        .put("request_id", by.requestId());
  }

  private static String prefix(String parent) {
    return "key-child/" + parent + "/";
  }
}
