package io.holdfast.server.http;

import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.sys.config.CorsRules;

/** What answers requests: the core. */
@FunctionalInterface
public interface RequestHandler {
  /** Answers a request; blocks, and throws for no fault of a client. Called on virtual threads. */
  Answer handle(Request request);

  /** Which web pages' scripts may talk to the server; asked when a browser says where from. */
  default CorsRules cors() {
    return CorsRules.OFF;
  }

  /** The answer to {@code sys/metrics} on a listener that gives it to anybody. */
  default Answer openMetrics(Request request) {
    return handle(request);
  }

  /**
   * Records a request that could not be read before it is answered; where nothing is recorded, it
   * is just answered.
   *
   * @param request what is known of it, with an empty body
   */
  default Answer unreadable(Request request, Answer answer, String error) {
    return answer;
  }
}
