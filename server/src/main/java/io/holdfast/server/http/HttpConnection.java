package io.holdfast.server.http;

import io.holdfast.api.Durations;
import io.holdfast.api.Origin;
import io.holdfast.core.Answer;
import io.holdfast.core.BodyStream;
import io.holdfast.server.config.HttpLimits;
import io.holdfast.server.http.AnswerEncoder.After;
import io.holdfast.server.http.decode.RawRequest;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, from request to request. All of it runs on the connection's event loop,
 * but for the handling itself.
 *
 * <p>While a request is in the works, what the client sends ahead is put aside and reading stops,
 * so that a client cannot fill the server's memory and answers keep the order of the requests.
 * After an error that leaves a body unread the connection lingers: closing it at once would have
 * the network throw away the answer before the client saw it.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Listener listener;
  private final HttpLimits limits;
  private final Channel channel;
  private final Deadline deadline;
  private final Deque<HttpObject> ahead = new ArrayDeque<>();
  private Origin origin;
  private Phase phase = Phase.IDLE;
  private @Nullable Exchange exchange;
  private long begun;
  private boolean wholeRequestRead = true;
  private boolean closing;
  private Runnable endOfStream = () -> {};

  HttpConnection(Listener listener, Channel channel, InetSocketAddress peer) {
    this.listener = listener;
    this.limits = listener.config().limits();
    this.channel = channel;
    this.deadline = new Deadline(channel.eventLoop(), this::expired);
    this.origin = new Origin(withoutZone(peer.getAddress()), peer.getPort(), List.of());
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    deadline.in(limits.readHeaderTimeout());
    ctx.fireChannelActive();
  }

  /** Bytes came: the first ones of a request start its clock. */
  void bytesArrived() {
    if (phase == Phase.IDLE) {
      phase = Phase.HEAD;
      begun = deadline.now();
      deadline.at(begun + limits.readHeaderTimeout().toNanos());
    }
  }

  /** No further request after the one in the works. */
  void stop() {
    closing = true;
    if (exchange == null && phase != Phase.ANSWERING) {
      close();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
      SslHandler tls = ctx.pipeline().get(SslHandler.class);
      origin =
          new Origin(
              origin.address(), origin.port(), ClientCertificates.of(tls.engine().getSession()));
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    HttpObject part = (HttpObject) message;
    if (part instanceof HttpContent content && takesUpload()) {
      upload(content);
      return;
    }
    boolean busy = phase == Phase.HANDLING || phase == Phase.ANSWERING || phase == Phase.STREAMING;
    if (busy || !ahead.isEmpty()) {
      ahead.add(part);
      ctx.channel().config().setAutoRead(false);
    } else {
      accept(part);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    deadline.cancel();
    endOfStream.run();
    abandon();
    ahead.forEach(ReferenceCountUtil::release);
    ahead.clear();
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A reset, a failed handshake: of no interest beyond this connection.
    close();
  }

  /** Whether what arrives is of a body that is being read while its request is in the works. */
  private boolean takesUpload() {
    return phase == Phase.HANDLING && !wholeRequestRead && ahead.isEmpty();
  }

  private void upload(HttpContent content) {
    Upload upload = exchange == null ? null : exchange.upload();
    try {
      if (upload == null) {
        return;
      }
      deadline.in(LargeBodies.PATIENCE);
      if (content.decoderResult().isFailure()) {
        upload.fail("the rest of the body is not well-formed");
        return;
      }
      upload.add(content.content());
      if (content instanceof LastHttpContent) {
        wholeRequestRead = true;
        upload.end();
      }
    } finally {
      ReferenceCountUtil.release(content);
    }
  }

  private void accept(HttpObject part) {
    try {
      if (phase == Phase.LINGERING) {
        if (part instanceof LastHttpContent) {
          close();
        }
      } else if (part instanceof HttpRequest head) {
        begin(head);
      } else if (part instanceof HttpContent content && exchange != null) {
        body(content, exchange);
      }
    } catch (HttpProblem problem) {
      refuse(problem);
    } finally {
      ReferenceCountUtil.release(part);
    }
  }

  private void begin(HttpRequest head) {
    bytesArrived();
    wholeRequestRead = false;
    Heads.check(head);
    Upload upload = LargeBodies.comesIn(head) ? new Upload(channel) : null;
    exchange = new Exchange(head, limits.maxRequestSize(), listener.budget(), upload);
    if (Heads.expectsContinue(head)) {
      var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
    }
    if (upload != null) {
      dispatch(exchange);
      return;
    }
    phase = Phase.BODY;
    deadline.at(begun + limits.readTimeout().toNanos());
  }

  private void body(HttpContent content, Exchange current) {
    if (content.decoderResult().isFailure()) {
      throw Heads.malformed(content.decoderResult().cause());
    }
    current.body().add(content.content());
    if (content instanceof LastHttpContent) {
      wholeRequestRead = true;
      dispatch(current);
    }
  }

  private void dispatch(Exchange current) {
    phase = Phase.HANDLING;
    HttpRequest head = current.head();
    deadline.in(LargeBodies.carries(head) ? LargeBodies.PATIENCE : limits.maxRequestDuration());
    RawRequest raw =
        new RawRequest(
            head.method().name(),
            head.uri(),
            Heads.byName(head),
            current.body().take(),
            origin,
            Optional.ofNullable(current.upload()));
    listener
        .workers()
        .handle(
            listener.reader(),
            raw,
            current,
            answer -> channel.eventLoop().execute(() -> answer(current, answer)));
  }

  private void answer(Exchange current, Answer answer) {
    if (current != exchange || phase != Phase.HANDLING) {
      Answers.discard(answer);
      return;
    }
    exchange = null;
    if (current.upload() != null) {
      current.upload().close();
    }
    boolean last = closing || listener.isStopping() || !wholeRequestRead;
    BodyStream stream = answer.stream();
    if (stream != null && !last && !current.isHead()) {
      stream(answer, stream);
    } else {
      send(answer, current.isHead(), last ? After.CLOSE : current.after());
    }
  }

  /** Sends what comes, until the client hangs up or the server stops. */
  private void stream(Answer answer, BodyStream stream) {
    phase = Phase.STREAMING;
    deadline.cancel();
    var _ =
        channel.writeAndFlush(
            listener.encoder().encode(channel.alloc(), answer, false, After.CLOSE));
    endOfStream = stream.begin(piece -> channel.eventLoop().execute(() -> send(piece)));
  }

  /** A client that is too slow loses pieces, rather than that the server keeps them for it. */
  private void send(byte[] piece) {
    if (phase == Phase.STREAMING && channel.isWritable()) {
      var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(piece));
    }
  }

  private void refuse(HttpProblem problem) {
    boolean head = exchange != null && exchange.isHead();
    abandon();
    send(problem.answer(), head, After.CLOSE);
  }

  private void send(Answer answer, boolean headOnly, After after) {
    phase = Phase.ANSWERING;
    deadline.in(limits.writeTimeout());
    ChannelFuture written =
        channel.writeAndFlush(listener.encoder().encode(channel.alloc(), answer, headOnly, after));
    written.addListener(
        (ChannelFutureListener)
            done -> {
              if (!done.isSuccess()) {
                Answers.discard(answer);
                close();
              } else if (answer.file() != null && !headOnly) {
                new Download(channel, answer.file(), () -> deadline.in(limits.writeTimeout()))
                    .start(whole -> sent(whole, after));
              } else {
                Answers.discard(answer);
                sent(true, after);
              }
            });
  }

  private void sent(boolean whole, After after) {
    if (!whole) {
      close();
    } else if (after == After.CLOSE) {
      finish();
    } else {
      next();
    }
  }

  /** The last answer is out. What the client has not sent yet is awaited, or it would be lost. */
  private void finish() {
    ahead.forEach(ReferenceCountUtil::release);
    ahead.clear();
    if (wholeRequestRead) {
      close();
      return;
    }
    phase = Phase.LINGERING;
    deadline.in(LINGER);
    channel.config().setAutoRead(true);
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls != null) {
      var _ = tls.closeOutbound();
    } else if (channel instanceof DuplexChannel duplex) {
      var _ = duplex.shutdownOutput();
    }
  }

  private void next() {
    phase = Phase.IDLE;
    deadline.in(limits.idleTimeout());
    if (closing) {
      close();
      return;
    }
    while (!ahead.isEmpty() && phase != Phase.HANDLING && phase != Phase.ANSWERING) {
      accept(ahead.remove());
    }
    if (ahead.isEmpty() && !channel.config().isAutoRead()) {
      channel.config().setAutoRead(true);
    }
  }

  private void expired() {
    switch (phase) {
      case IDLE, ANSWERING, STREAMING, LINGERING -> close();
      case HEAD ->
          refuse(
              new HttpProblem(
                  408,
                  "the request's headers took longer than "
                      + text(limits.readHeaderTimeout())
                      + " (http_read_header_timeout)"));
      case BODY ->
          refuse(
              new HttpProblem(
                  408,
                  "the request took longer to arrive than "
                      + text(limits.readTimeout())
                      + " (http_read_timeout)"));
      case HANDLING ->
          refuse(
              new HttpProblem(
                  503,
                  "the request took longer than "
                      + text(limits.maxRequestDuration())
                      + " (max_request_duration); it may still take effect"));
    }
  }

  private void close() {
    var _ = channel.close();
  }

  /** Gives back what the request holds, unless it is in the works: then its worker does. */
  private void abandon() {
    if (exchange == null) {
      return;
    }
    exchange.abandon();
    if (exchange.upload() != null) {
      exchange.upload().fail("the client went away, or took too long");
    }
    if (phase != Phase.HANDLING) {
      exchange.body().erase();
      exchange.reservation().close();
    }
    exchange = null;
  }

  /** The interface that a link-local address came through ({@code %eth0}) is no part of it. */
  private static String withoutZone(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  private static String text(Duration duration) {
    return Durations.text(duration);
  }
}
