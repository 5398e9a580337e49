package io.holdfast.bitcoin.tx;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.CompactSize;
import java.util.List;

/**
 * The witness of one input (BIP-141).
 *
 * @param items the initial stack, bottom first
 */
public record Witness(List<Bytes> items) {
  /** No witness. */
  public static final Witness EMPTY = new Witness(List.of());

  public Witness {
    items = List.copyOf(items);
  }

  /** A witness of these items. */
  public static Witness of(Bytes... items) {
    return new Witness(List.of(items));
  }

  /** Reads a witness: the number of items, then each with its length. */
  public static Witness read(ByteReader in) {
    Bytes[] items = new Bytes[in.count("witness item count", 1)];
    for (int i = 0; i < items.length; i++) {
      items[i] = in.varBytes("witness item");
    }
    return items.length == 0 ? EMPTY : of(items);
  }

  /** Whether there is no item. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Appends the number of items, then each with its length. */
  public void write(ByteWriter out) {
    out.compactSize(items.size());
    items.forEach(out::varBytes);
  }

  /** How many bytes {@link #write} appends. */
  public int size() {
    int size = CompactSize.length(items.size());
    for (Bytes item : items) {
      size += CompactSize.length(item.size()) + item.size();
    }
    return size;
  }
}
