package io.holdfast.server.http;

import io.holdfast.core.Answer;
import io.holdfast.server.http.decode.Decoded;
import io.holdfast.server.http.decode.RawRequest;
import io.holdfast.server.http.decode.RequestReader;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles requests, each on a virtual thread, up to a number at a time; the others wait for their
 * turn in the order of their arrival.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger("http");

  /** More at once would not be faster; each holds memory, at most its share of the budget. */
  private static final int AT_ONCE = 2048;

  private final RequestHandler handler;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  Workers(RequestHandler handler) {
    this.handler = handler;
  }

  /**
   * Handles a request and passes its answer on, from another thread. An exchange that was abandoned
   * before its turn is dropped.
   */
  void handle(RequestReader reader, RawRequest raw, Exchange exchange, Consumer<Answer> whenDone) {
    Thread.startVirtualThread(() -> {
      turns.acquireUninterruptibly();
      try (Reservation held = exchange.reservation()) {
        if (!exchange.isAbandoned()) {
          whenDone.accept(answer(reader, raw, held));
        }
      } finally {
        turns.release();
      }
    });
  }

  /** The answer; what the request held is given back before anybody sees it. */
  private Answer answer(RequestReader reader, RawRequest raw, Reservation reservation) {
    try (reservation) {
      return CrossOrigin.around(raw, handler::cors, () -> read(reader, raw, reservation));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      LOG.error("a request failed for a fault of the server", e);
      return Answers.errors(500, List.of("internal error; the server's log says more"));
    }
  }

  private Answer read(RequestReader reader, RawRequest raw, Reservation reservation) {
    try {
      return switch (reader.read(raw, reservation)) {
        case Decoded.Call call when reader.opensMetrics(call.request()) ->
            handler.openMetrics(call.request());
        case Decoded.Call call -> handler.handle(call.request());
        case Decoded.Unreadable unreadable -> {
          HttpProblem problem = unreadable.problem();
          yield handler.unreadable(
              unreadable.request(), problem.answer(), String.valueOf(problem.getMessage()));
        }
        case Decoded.Redirect redirect -> Answers.redirect(redirect.location());
      };
    } catch (HttpProblem problem) {
      return problem.answer();
    }
  }
}
