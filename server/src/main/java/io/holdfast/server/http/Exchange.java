package io.holdfast.server.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/** One request on its way to its answer. */
final class Exchange {
  private final HttpRequest head;
  private final Reservation reservation;
  private final BodyBuffer body;
  private final @Nullable Upload upload;
  private volatile boolean abandoned;

  /**
   * @param upload takes the body instead, where it is read as it arrives
   */
  Exchange(HttpRequest head, long maxBody, MemoryBudget budget, @Nullable Upload upload) {
    this.head = head;
    this.reservation = new Reservation(budget);
    this.upload = upload;
    this.body = new BodyBuffer(upload == null ? Heads.bodySize(head) : -1, maxBody, reservation);
  }

  HttpRequest head() {
    return head;
  }

  BodyBuffer body() {
    return body;
  }

  @Nullable Upload upload() {
    return upload;
  }

  Reservation reservation() {
    return reservation;
  }

  boolean isHead() {
    return head.method().equals(HttpMethod.HEAD);
  }

  AnswerEncoder.After after() {
    if (!HttpUtil.isKeepAlive(head)) {
      return AnswerEncoder.After.CLOSE;
    }
    return head.protocolVersion().minorVersion() == 0
        ? AnswerEncoder.After.NEXT_SAID
        : AnswerEncoder.After.NEXT;
  }

  /** The client is no longer there, or was told that it took too long. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }
}
