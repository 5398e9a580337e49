package io.holdfast.bitcoin.script;

import io.holdfast.bitcoin.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Taproot output keys, each computed once: what a PSBT claims of an input and what a wallet has at
 * the same place are mostly the same. For one transaction; not safe for use by several threads.
 */
public final class OutputKeys {
  private final Map<Commitment, Taproot.OutputKey> known = new HashMap<>();

  private record Commitment(Bytes internalKey, Optional<Bytes> merkleRoot) {}

  /**
   * The output key of an internal key, as {@link Taproot#outputKey}.
   *
   * @throws io.holdfast.crypto.CryptoException if the internal key is not on the curve
   */
  public Taproot.OutputKey of(Bytes internalKey, Optional<Bytes> merkleRoot) {
    return known.computeIfAbsent(
        new Commitment(internalKey, merkleRoot), _ -> Taproot.outputKey(internalKey, merkleRoot));
  }
}
