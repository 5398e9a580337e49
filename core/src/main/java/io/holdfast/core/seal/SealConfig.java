package io.holdfast.core.seal;

/**
 * The seal's facts, stored in clear because they are shown while sealed.
 *
 * @param type {@code shamir} or {@code static}
 * @param shares how many shares exist (for an automatic seal: of the recovery key)
 * @param threshold how many are needed
 */
public record SealConfig(
    String type, int shares, int threshold, String clusterName, String clusterId) {}
