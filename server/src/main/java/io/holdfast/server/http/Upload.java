package io.holdfast.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read as it arrives. The connection is not read further while more than a megabyte
 * waits here, so that a body of any size needs no more memory than that.
 */
final class Upload extends InputStream {
  private static final int MOST_WAITING = 1 << 20;
  private static final byte[] NOTHING = {};

  private final Channel channel;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> parts = new ArrayDeque<>();
  private int waiting;
  private boolean paused;
  private boolean ended;
  private boolean closed;
  private @Nullable String broken;
  private byte[] current = NOTHING;
  private int at;

  Upload(Channel channel) {
    this.channel = channel;
  }

  /** Takes a part; on the event loop. */
  void add(ByteBuf part) {
    lock.lock();
    try {
      if (closed || !part.isReadable()) {
        return;
      }
      byte[] bytes = ByteBufUtil.getBytes(part);
      parts.add(bytes);
      waiting += bytes.length;
      if (waiting > MOST_WAITING && !paused) {
        paused = true;
        channel.config().setAutoRead(false);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says that the body is whole. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says that the rest will not come. */
  void fail(String why) {
    lock.lock();
    try {
      if (!ended && broken == null) {
        broken = why;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == current.length && !next()) {
      return -1;
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current, at, into, offset, count);
    at += count;
    return count;
  }

  private boolean next() throws IOException {
    lock.lock();
    try {
      while (parts.isEmpty() && !ended && broken == null && !closed) {
        changed.awaitUninterruptibly();
      }
      if (parts.isEmpty()) {
        if (ended) {
          return false;
        }
        throw new IOException(broken == null ? "the body was closed" : broken);
      }
      current = parts.remove();
      at = 0;
      waiting -= current.length;
      resume();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void resume() {
    if (paused && waiting <= MOST_WAITING / 2) {
      paused = false;
      channel.eventLoop().execute(() -> channel.config().setAutoRead(true));
    }
  }

  /** Nobody reads any more: what still comes is dropped. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      parts.clear();
      waiting = 0;
      resume();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
