package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import java.util.List;
import java.util.Optional;

/** The connections of a mount. */
record Configs(StorageView storage) {
  private static final String PREFIX = "config/";

  static Configs of(Call call) {
    return new Configs(call.storage());
  }

  Optional<DatabaseConfig> find(String name) {
    return storage.get(PREFIX + name, DatabaseConfig.class);
  }

  /**
   * @throws Refusal.InvalidRequest when there is none of the name
   */
  DatabaseConfig required(String name) {
    return find(name)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "failed to find entry for connection with name: \"" + name + "\""));
  }

  void put(String name, DatabaseConfig config) {
    storage.put(PREFIX + name, config);
  }

  void delete(String name) {
    storage.delete(PREFIX + name);
  }

  List<String> names() {
    return storage.list(PREFIX);
  }
}
