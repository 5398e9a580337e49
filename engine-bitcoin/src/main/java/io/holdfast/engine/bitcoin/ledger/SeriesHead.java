package io.holdfast.engine.bitcoin.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link Series} keeps in one value. Level 0 has the latest movements, each level above
 * blocks of the one below, older and older; within a level they are in the order of time.
 */
final class SeriesHead {
  Sums ever = Sums.NONE;

  /** The number of the next block. */
  long next;

  final List<List<Span>> levels = new ArrayList<>();

  static SeriesHead read(byte[] bytes) {
    SeriesHead head = new SeriesHead();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    head.ever = new Sums(in.getLong(), in.getLong(), in.getLong());
    head.next = in.getLong();
    int levels = in.getInt();
    for (int i = 0; i < levels; i++) {
      head.levels.add(spans(in));
    }
    return head;
  }

  byte[] bytes() {
    int size = 4 * Long.BYTES + Integer.BYTES;
    for (List<Span> level : levels) {
      size += Integer.BYTES + level.size() * Span.SIZE;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putLong(ever.amount()).putLong(ever.count()).putLong(ever.fee()).putLong(next);
    out.putInt(levels.size());
    levels.forEach(level -> write(level, out));
    return out.array();
  }

  /** The spans of a block, as {@link #block} writes them. */
  static List<Span> block(byte[] bytes) {
    return spans(ByteBuffer.wrap(bytes));
  }

  static byte[] block(List<Span> spans) {
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + spans.size() * Span.SIZE);
    write(spans, out);
    return out.array();
  }

  private static List<Span> spans(ByteBuffer in) {
    int count = in.getInt();
    List<Span> spans = new ArrayList<>(count + 1);
    for (int i = 0; i < count; i++) {
      spans.add(Span.read(in));
    }
    return spans;
  }

  private static void write(List<Span> spans, ByteBuffer out) {
    out.putInt(spans.size());
    spans.forEach(span -> span.write(out));
  }
}
