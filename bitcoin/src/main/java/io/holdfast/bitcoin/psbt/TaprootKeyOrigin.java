package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import java.util.List;

/**
 * Where a taproot key comes from and in which leaves it takes part (BIP-371).
 *
 * @param leafHashes 32 bytes each; none for a key that is only the internal key
 * @param origin fingerprint of the master key and path from it
 */
public record TaprootKeyOrigin(List<Bytes> leafHashes, KeyOrigin origin) {
  public TaprootKeyOrigin {
    leafHashes = List.copyOf(leafHashes);
  }
}
