package io.holdfast.log.write;

import io.holdfast.log.note.NoteSigner;

/** Gives the signer of each shard; the shards may share one private key or not. */
@FunctionalInterface
public interface LogKeys {
  /** The signer whose key has the name {@code origin}, the same each time. */
  NoteSigner signer(String origin);
}
