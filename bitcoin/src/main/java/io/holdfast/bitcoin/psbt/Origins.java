package io.holdfast.bitcoin.psbt;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.tx.ByteReader;
import io.holdfast.bitcoin.tx.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** The values of the derivation fields (BIP-174, BIP-371). */
public final class Origins {
  private static final int STEP = 4;

  private Origins() {}

  /** Four bytes of fingerprint, then four for each step. */
  static KeyOrigin read(ByteReader in) {
    byte[] fingerprint = in.array(4, "fingerprint");
    if (in.remaining() % STEP != 0) {
      throw in.error("path", "has " + in.remaining() + " bytes, not a multiple of 4");
    }
    int[] steps = new int[in.remaining() / STEP];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = in.int32("path step");
    }
    return new KeyOrigin(Fingerprint.ofIdentifier(fingerprint), DerivationPath.ofRaw(steps));
  }

  static TaprootKeyOrigin readTaproot(ByteReader in) {
    int count = in.count("number of leaf hashes", 32);
    List<Bytes> hashes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      hashes.add(in.bytes(32, "leaf hash"));
    }
    return new TaprootKeyOrigin(hashes, read(in));
  }

  /** The value that says where a key comes from. */
  public static Bytes write(KeyOrigin origin) {
    return write(new ByteWriter(), origin);
  }

  /** The value that says where an x-only key comes from and in which leaves it stands. */
  public static Bytes write(TaprootKeyOrigin origin) {
    ByteWriter out = new ByteWriter().compactSize(origin.leafHashes().size());
    origin.leafHashes().forEach(out::bytes);
    return write(out, origin.origin());
  }

  private static Bytes write(ByteWriter out, KeyOrigin origin) {
    // The fingerprint is the one big-endian number of the format.
    out.int32(Integer.reverseBytes(origin.fingerprint().value()));
    origin.path().steps().forEach(step -> out.int32(step.raw()));
    return out.toBytes();
  }
}
