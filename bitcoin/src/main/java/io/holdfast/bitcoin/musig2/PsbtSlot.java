package io.holdfast.bitcoin.musig2;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Where an input of a PSBT keeps a signer's public nonce and partial signature: the key data of
 * both fields (BIP-373).
 *
 * @param participant the signer's key, 33 bytes
 * @param aggregate the aggregate key as it stands in the script or as output key, 33 bytes
 * @param leafHash of the taproot leaf that is signed for; none for the key path
 */
public record PsbtSlot(Bytes participant, Bytes aggregate, Optional<Bytes> leafHash) {
  private static final int KEYS = 2 * Point.SIZE;
  private static final int HASH = 32;

  public PsbtSlot {
    if (Point.parse(participant).isEmpty() || Point.parse(aggregate).isEmpty()) {
      throw new BitcoinException("MuSig2 field of a PSBT: its keys are no compressed points");
    }
    if (leafHash.isPresent() && leafHash.get().size() != HASH) {
      throw new BitcoinException("MuSig2 field of a PSBT: a leaf hash has 32 bytes");
    }
  }

  /**
   * Reads the key data of such a field.
   *
   * @throws BitcoinException when it has another size or holds no keys
   */
  public static PsbtSlot parse(Bytes keyData) {
    if (keyData.size() != KEYS && keyData.size() != KEYS + HASH) {
      throw new BitcoinException(
          "MuSig2 field of a PSBT: its key has %d bytes, not %d or %d"
              .formatted(keyData.size(), KEYS, KEYS + HASH));
    }
    return new PsbtSlot(
        keyData.slice(0, Point.SIZE),
        keyData.slice(Point.SIZE, KEYS),
        keyData.size() == KEYS ? Optional.empty() : Optional.of(keyData.slice(KEYS, KEYS + HASH)));
  }

  /** The key data of the field, 66 or 98 bytes. */
  public Bytes keyData() {
    ByteBuffer data = ByteBuffer.allocate(KEYS + leafHash.map(Bytes::size).orElse(0));
    data.put(participant.toArray()).put(aggregate.toArray());
    leafHash.ifPresent(hash -> data.put(hash.toArray()));
    return Bytes.of(data.array());
  }
}
