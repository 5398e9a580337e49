package io.holdfast.server.http;

import io.holdfast.server.config.ListenerConfig;
import io.holdfast.server.http.decode.RequestReader;
import io.holdfast.server.http.tls.ReloadableTls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;

/** One address on which connections are accepted. */
final class Listener {
  private static final int BACKLOG = 4096;

  /** Each costs memory and a file descriptor; beyond this a new one is closed at once. */
  private static final int MOST_CONNECTIONS = 16_384;

  private final ListenerConfig config;
  private final HttpServer server;
  private final RequestReader reader;
  private final AnswerEncoder encoder;
  private final Optional<ReloadableTls> tls;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel channel;
  private volatile boolean stopping;

  /**
   * Binds the address.
   *
   * @throws ListenException when it cannot be bound
   */
  Listener(ListenerConfig config, HttpServer server, boolean ui, AnswerEncoder encoder) {
    this.config = config;
    this.server = server;
    this.reader = new RequestReader(config, ui);
    this.encoder = encoder;
    this.tls = config.tls().map(t -> new ReloadableTls(t, config.limits().readHeaderTimeout()));
    this.channel = bind();
  }

  ListenerConfig config() {
    return config;
  }

  RequestReader reader() {
    return reader;
  }

  AnswerEncoder encoder() {
    return encoder;
  }

  Workers workers() {
    return server.workers();
  }

  MemoryBudget budget() {
    return server.budget();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  void reloadCertificates() {
    tls.ifPresent(ReloadableTls::reload);
  }

  /** Accepts no more; idle connections are closed, others after their answer. */
  void stop() {
    stopping = true;
    channel.close().awaitUninterruptibly();
    for (Channel connection : connections) {
      connection.eventLoop().execute(() -> stop(connection));
    }
  }

  /** Whether connections end after the answer they are at: known to all of them at once. */
  boolean isStopping() {
    return stopping;
  }

  /** Waits until all connections are closed, then closes what is left. */
  void awaitClosed(Duration atMost) {
    if (!connections.newCloseFuture().awaitUninterruptibly(atMost.toMillis())) {
      connections.close().awaitUninterruptibly();
    }
  }

  private static void stop(Channel connection) {
    HttpConnection http = connection.pipeline().get(HttpConnection.class);
    if (http == null) {
      var _ = connection.close();
    } else {
      http.stop();
    }
  }

  private Channel bind() {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(server.transport().loops())
            .channel(server.transport().channelType())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    accept(connection);
                  }
                })
            .bind(config.address().socketAddress())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw failure(bound.cause());
    }
    return bound.channel();
  }

  private void accept(Channel connection) {
    if (connections.size() >= MOST_CONNECTIONS
        || !(connection.remoteAddress() instanceof InetSocketAddress peer)) {
      var _ = connection.close();
      return;
    }
    connections.add(connection);
    tls.ifPresent(t -> connection.pipeline().addLast(t.handler(connection.alloc())));
    HttpConnection http = new HttpConnection(this, connection, peer);
    connection.pipeline().addLast(new StrictRequestDecoder(http::bytesArrived), http);
  }

  private ListenException failure(Throwable cause) {
    // Java's sockets and epoll's throw different classes with the system's own words.
    String words = String.valueOf(cause.getMessage());
    String why;
    if (words.contains("in use")) {
      why =
          "the address is in use by another program; stop it, or give the listener another"
              + " \"address\"";
    } else if (words.contains("annot assign")) {
      why = "the address does not belong to this machine";
    } else if (words.contains("ermission denied")) {
      why = "ports below 1024 need the right CAP_NET_BIND_SERVICE";
    } else {
      why = cause instanceof UnresolvedAddressException ? "the host name is not known" : words;
    }
    return new ListenException("cannot listen on " + config.address() + ": " + why, cause);
  }
}
