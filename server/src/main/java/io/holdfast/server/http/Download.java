package io.holdfast.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;

/** Sends a file behind an answer's headers, no faster than the client takes it. */
final class Download {
  private static final int STEP = 64 << 10;

  private final Channel channel;
  private final FileChannel file;
  private final Runnable progress;

  /**
   * @param progress called on the event loop whenever the client took a part
   */
  Download(Channel channel, FileChannel file, Runnable progress) {
    this.channel = channel;
    this.file = file;
    this.progress = progress;
  }

  /**
   * Sends all of it from a thread of its own, and closes it.
   *
   * @param done called on the event loop: whether all was sent
   */
  void start(Consumer<Boolean> done) {
    Thread.startVirtualThread(() -> {
      boolean whole = send();
      channel.eventLoop().execute(() -> done.accept(whole));
    });
  }

  private boolean send() {
    try (file) {
      long size = file.size();
      long at = 0;
      while (at < size) {
        ByteBuf part = channel.alloc().ioBuffer(STEP);
        int read = part.writeBytes(file, at, STEP);
        if (read <= 0) {
          part.release();
          return false;
        }
        at += read;
        if (!channel.writeAndFlush(part).awaitUninterruptibly().isSuccess()) {
          return false;
        }
        channel.eventLoop().execute(progress);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
