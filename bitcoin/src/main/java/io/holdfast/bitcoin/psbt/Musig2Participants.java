package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.ByteReader;
import io.holdfast.bitcoin.tx.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** The participants of an aggregate key (BIP-373): compressed keys, one after the other. */
public final class Musig2Participants {
  private Musig2Participants() {}

  /** The value that names the participants, in the order of aggregation. */
  public static Bytes write(List<Bytes> keys) {
    ByteWriter out = new ByteWriter(33 * keys.size());
    keys.forEach(out::bytes);
    return out.toBytes();
  }

  static List<Bytes> read(ByteReader in) {
    List<Bytes> keys = new ArrayList<>();
    do {
      Bytes key = in.bytes(33, "participant public key");
      if (key.at(0) != 2 && key.at(0) != 3) {
        throw in.error("participant public key", "is not compressed");
      }
      keys.add(key);
    } while (in.remaining() > 0);
    return keys;
  }
}
