package io.holdfast.log.verify;

import io.holdfast.log.merkle.Hash;
import java.util.List;

/**
 * The hashes of a tile and how far they can be believed.
 *
 * @param hashes empty where no file holds them
 */
record Leaves(List<Hash> hashes, Trust trust) {
  enum Trust {
    /** They lead to the root of the checkpoint. */
    PROVEN,
    /** Nothing above them says what they should be. */
    UNPROVEN,
    /** They are not what should be here, and nothing else on disk is. */
    CONTRADICTED
  }

  boolean proven() {
    return trust == Trust.PROVEN;
  }
}
