package io.holdfast.core.seal;

import io.holdfast.api.Json;
import io.holdfast.core.barrier.Layout;
import io.holdfast.storage.Storage;
import java.util.Optional;

/**
 * The seal's facts, stored in clear because they are shown while sealed.
 *
 * @param type {@code shamir} or {@code static}
 * @param shares how many shares exist (for an automatic seal: of the recovery key)
 * @param threshold how many are needed
 */
public record SealConfig(
    String type, int shares, int threshold, String clusterName, String clusterId) {

  /** What is stored; empty where there is no server yet. */
  public static Optional<SealConfig> read(Storage storage) {
    byte[] stored = storage.read(tx -> tx.get(Layout.SEAL_CONFIG));
    return stored == null ? Optional.empty() : Optional.of(Json.read(stored, SealConfig.class));
  }

  /** The same seal with other counts of shares. */
  SealConfig with(ShareCounts counts) {
    return new SealConfig(type, counts.shares(), counts.threshold(), clusterName, clusterId);
  }
}
