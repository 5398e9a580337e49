package io.holdfast.bitcoin.miniscript;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.script.OpCodes;

/** The hashes whose preimages, of 32 bytes always, a script can ask for. */
public enum HashFunction {
  SHA256("sha256", OpCodes.OP_SHA256, 32),
  HASH256("hash256", OpCodes.OP_HASH256, 32),
  RIPEMD160("ripemd160", OpCodes.OP_RIPEMD160, 20),
  HASH160("hash160", OpCodes.OP_HASH160, 20);

  private final String word;
  private final int opcode;
  private final int size;

  HashFunction(String word, int opcode, int size) {
    this.word = word;
    this.opcode = opcode;
    this.size = size;
  }

  /** The name of the fragment. */
  public String word() {
    return word;
  }

  /** The operation that hashes. */
  public int opcode() {
    return opcode;
  }

  /** The bytes of a hash. */
  public int size() {
    return size;
  }

  /** The hash of {@code data}. */
  public Bytes of(Bytes data) {
    byte[] bytes = data.toArray();
    return Bytes.of(
        switch (this) {
          case SHA256 -> Hashes.sha256(bytes);
          case HASH256 -> Hashes.doubleSha256(bytes);
          case RIPEMD160 -> Hashes.ripemd160(bytes);
          case HASH160 -> Hashes.hash160(bytes);
        });
  }
}
