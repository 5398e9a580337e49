package io.holdfast.engine.pki.store;

import io.holdfast.api.Call;

/** Where this mount is reached, for templates of URLs. Empty is: not said. */
public record ClusterConfig(String path, String aiaPath) {
  private static final String KEY = "config/cluster";

  public static ClusterConfig of(Call call) {
    return call.storage().get(KEY, ClusterConfig.class).orElse(new ClusterConfig("", ""));
  }

  public void store(Call call) {
    call.storage().put(KEY, this);
  }
}
