package io.holdfast.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** HTTP/1.1 without the liberties by which two parties read one request differently. */
final class StrictRequestDecoder extends HttpRequestDecoder {
  private static final int MAX_LINE = 32 << 10;
  private static final int MAX_HEADERS = 128 << 10;
  private static final int MAX_PART = 64 << 10;

  private final Runnable arrival;

  /**
   * @param arrival called whenever bytes arrive
   */
  StrictRequestDecoder(Runnable arrival) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_LINE)
            .setMaxHeaderSize(MAX_HEADERS)
            .setMaxChunkSize(MAX_PART)
            .setAllowDuplicateContentLengths(false)
            .setStrictLineParsing(true)
            .setValidateHeaders(true));
    this.arrival = arrival;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    arrival.run();
    super.channelRead(context, message);
  }

  @Override
  protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
    throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
  }
}
