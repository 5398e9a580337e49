package io.holdfast.server.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Collects a body as it streams in. Memory is taken for what arrived, not for what was announced.
 */
final class BodyBuffer {
  private static final byte[] EMPTY = {};
  private static final int FIRST = 4 << 10;

  private final long limit;
  private final Reservation reservation;
  private byte[] bytes = EMPTY;
  private int size;

  /**
   * @param expected the announced size, or -1
   * @param limit the largest size
   */
  BodyBuffer(long expected, long limit, Reservation reservation) {
    this.limit = limit;
    this.reservation = reservation;
    if (expected > limit) {
      throw tooLarge();
    }
    if (expected > 0) {
      bytes = new byte[(int) Math.min(expected, FIRST)];
    }
  }

  /**
   * Adds a part.
   *
   * @throws HttpProblem 413 beyond the limit, 503 when the server holds too much already
   */
  void add(ByteBuf part) {
    int count = part.readableBytes();
    if (count == 0) {
      return;
    }
    if (size + (long) count > limit) {
      throw tooLarge();
    }
    reservation.grow(count);
    if (size + count > bytes.length) {
      grow(size + count);
    }
    part.readBytes(bytes, size, count);
    size += count;
  }

  /** The body; the buffer is empty afterwards. */
  byte[] take() {
    byte[] body = bytes;
    if (size != bytes.length) {
      body = Arrays.copyOf(bytes, size);
      Arrays.fill(bytes, (byte) 0);
    }
    bytes = EMPTY;
    size = 0;
    return body;
  }

  /** Erases what came so far. */
  void erase() {
    Arrays.fill(bytes, (byte) 0);
    bytes = EMPTY;
  }

  private void grow(int needed) {
    byte[] old = bytes;
    long doubled = Math.min(Math.max(FIRST, old.length * 2L), limit);
    bytes = Arrays.copyOf(old, (int) Math.max(doubled, needed));
    Arrays.fill(old, (byte) 0);
  }

  private HttpProblem tooLarge() {
    return new HttpProblem(
        413, "http: request body too large: the limit is " + limit + " bytes (max_request_size)");
  }
}
