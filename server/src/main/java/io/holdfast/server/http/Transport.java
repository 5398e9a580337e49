package io.holdfast.server.http;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event loops: Linux's epoll where its native library loads, else Java's own. */
final class Transport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("http");

  /**
   * The loops only move bytes, so a few serve many cores: one for two of them. More would wake up
   * more often, each for less.
   */
  private static final int MOST_LOOPS = 8;

  private final MultiThreadIoEventLoopGroup loops;
  private final Class<? extends ServerChannel> channelType;

  private Transport(IoHandlerFactory io, Class<? extends ServerChannel> channelType) {
    int count = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_LOOPS);
    this.loops = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("http"), io);
    this.channelType = channelType;
  }

  static Transport open() {
    if (Epoll.isAvailable()) {
      return new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
    }
    LOG.warn("epoll's native library does not load here; sockets are Java's own, which is slower");
    return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
  }

  MultiThreadIoEventLoopGroup loops() {
    return loops;
  }

  Class<? extends ServerChannel> channelType() {
    return channelType;
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }
}
