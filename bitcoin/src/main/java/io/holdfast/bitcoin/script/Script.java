package io.holdfast.bitcoin.script;

import io.holdfast.bitcoin.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A script as its bytes, which need not decode.
 *
 * @param bytes as serialized, without a length before it
 */
public record Script(Bytes bytes) {
  /** The script of no bytes. */
  public static final Script EMPTY = new Script(Bytes.EMPTY);

  /** The largest script that can ever be executed outside tapscript, in bytes. */
  public static final int MAX_SIZE = 10_000;

  /** A script of these bytes. */
  public static Script of(Bytes bytes) {
    return bytes.isEmpty() ? EMPTY : new Script(bytes);
  }

  /** A script of a copy of these bytes. */
  public static Script of(byte... bytes) {
    return of(Bytes.of(bytes));
  }

  /** A script from hex. */
  public static Script fromHex(String hex) {
    return of(Bytes.fromHex(hex));
  }

  /** The number of bytes. */
  public int size() {
    return bytes.size();
  }

  /** Whether there is no byte. */
  public boolean isEmpty() {
    return bytes.isEmpty();
  }

  /** A fresh copy of the bytes. */
  public byte[] toArray() {
    return bytes.toArray();
  }

  /** Lower-case hex. */
  public String hex() {
    return bytes.hex();
  }

  /** Its steps, or nothing where a push runs past the end. */
  public Optional<List<ScriptElement>> elements() {
    return ScriptParser.parse(bytes);
  }

  /** Whether it can never be spent: it begins with OP_RETURN or exceeds {@link #MAX_SIZE}. */
  public boolean isUnspendable() {
    return size() > MAX_SIZE || (!isEmpty() && bytes.at(0) == OpCodes.OP_RETURN);
  }

  @Override
  public String toString() {
    return hex();
  }
}
