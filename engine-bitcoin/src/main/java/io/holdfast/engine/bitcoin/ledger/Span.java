package io.holdfast.engine.bitcoin.ledger;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A stretch of a {@link Series}: one movement, or a sealed block of them.
 *
 * @param first the time of its first movement, in nanoseconds since 1970
 * @param last that of its last
 * @param sums what its movements come to
 * @param child 32 hex digits: what a movement is of, or the number of the block
 */
record Span(long first, long last, Sums sums, String child) {
  /** How many bytes one takes. */
  static final int SIZE = 5 * Long.BYTES + 16;

  private static final HexFormat HEX = HexFormat.of();

  static Span movement(long time, Sums sums, String of) {
    return new Span(time, time, sums, of);
  }

  static Span block(long first, long last, Sums sums, long number) {
    return new Span(first, last, sums, "%032x".formatted(number));
  }

  Span less(Sums gone) {
    return new Span(first, last, sums.minus(gone), child);
  }

  void write(ByteBuffer out) {
    out.putLong(first).putLong(last);
    out.putLong(sums.amount()).putLong(sums.count()).putLong(sums.fee());
    out.put(HEX.parseHex(child));
  }

  static Span read(ByteBuffer in) {
    long first = in.getLong();
    long last = in.getLong();
    Sums sums = new Sums(in.getLong(), in.getLong(), in.getLong());
    byte[] child = new byte[16];
    in.get(child);
    return new Span(first, last, sums, HEX.formatHex(child));
  }
}
