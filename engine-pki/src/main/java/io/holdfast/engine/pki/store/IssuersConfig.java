package io.holdfast.engine.pki.store;

/**
 * Which issuer is meant where none is named.
 *
 * @param defaultId empty for none
 * @param followsLatest whether the next that is made or imported becomes the default
 */
public record IssuersConfig(String defaultId, boolean followsLatest) {
  static final IssuersConfig NONE = new IssuersConfig("", false);
}
