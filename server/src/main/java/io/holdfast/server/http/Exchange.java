package io.holdfast.server.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;

/** One request on its way to its answer. */
final class Exchange {
  private final HttpRequest head;
  private final Reservation reservation;
  private final BodyBuffer body;
  private volatile boolean abandoned;

  Exchange(HttpRequest head, long maxBody, MemoryBudget budget) {
    this.head = head;
    this.reservation = new Reservation(budget);
    this.body = new BodyBuffer(Heads.bodySize(head), maxBody, reservation);
  }

  HttpRequest head() {
    return head;
  }

  BodyBuffer body() {
    return body;
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
