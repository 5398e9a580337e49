package io.holdfast.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges a request's line and headers. */
final class Heads {
  private Heads() {}

  /**
   * Refuses what must not be answered otherwise.
   *
   * @throws HttpProblem 400, 414, 417, 431, 501 or 505
   */
  static void check(HttpRequest head) {
    if (head.decoderResult().isFailure()) {
      throw malformed(head.decoderResult().cause());
    }
    if (head.protocolVersion().majorVersion() != 1 || head.protocolVersion().minorVersion() > 1) {
      throw new HttpProblem(505, "HTTP/1.1 is spoken here");
    }
    HttpHeaders headers = head.headers();
    int hosts = headers.getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || (hosts == 0 && head.protocolVersion().minorVersion() == 1)) {
      throw new HttpProblem(400, "the request must have one Host header");
    }
    String coding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
    if (coding != null && !coding.strip().equalsIgnoreCase("chunked")) {
      throw new HttpProblem(501, "the only transfer coding known here is chunked");
    }
    String expect = headers.get(HttpHeaderNames.EXPECT);
    if (expect != null && !expect.strip().equalsIgnoreCase("100-continue")) {
      throw new HttpProblem(417, "the only expectation known here is 100-continue");
    }
  }

  static boolean expectsContinue(HttpRequest head) {
    return HttpUtil.is100ContinueExpected(head);
  }

  /** The announced size of the body, or -1. */
  static long bodySize(HttpRequest head) {
    return HttpUtil.getContentLength(head, -1L);
  }

  /** The headers by lower-case name. */
  static Map<String, List<String>> byName(HttpRequest head) {
    Map<String, List<String>> all = HashMap.newHashMap(head.headers().size());
    head.headers()
        .iteratorAsString()
        .forEachRemaining(header ->
            all.computeIfAbsent(
                    header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                .add(header.getValue()));
    return all;
  }

  /** The decoder's causes quote the request, which may hold a token. */
  static HttpProblem malformed(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException line ->
          new HttpProblem(414, "the request's line is longer than 32 KiB");
      case TooLongHttpHeaderException header ->
          new HttpProblem(431, "the request's headers are larger than 128 KiB");
      default -> new HttpProblem(400, "the request is not well-formed HTTP/1.1");
    };
  }
}
