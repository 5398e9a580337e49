package io.holdfast.engines.transit.prepared;

/** A key of one version, made ready to be used by many threads. */
public interface PreparedKey extends AutoCloseable {
  /** Erases the key; it is not used afterwards. A second call does nothing. */
  @Override
  void close();
}
