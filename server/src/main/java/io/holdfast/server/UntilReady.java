package io.holdfast.server;

import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.Core;
import io.holdfast.core.sys.config.CorsRules;
import io.holdfast.server.http.RequestHandler;
import java.util.concurrent.CompletableFuture;

/** Lets requests that come while the store is being opened wait for the core. */
final class UntilReady implements RequestHandler {
  private final CompletableFuture<Core> core = new CompletableFuture<>();

  void ready(Core made) {
    core.complete(made);
  }

  @Override
  public Answer handle(Request request) {
    return core.join().handle(request);
  }

  @Override
  public CorsRules cors() {
    return core.join().cors();
  }

  @Override
  public Answer openMetrics(Request request) {
    return core.join().openMetrics(request);
  }

  @Override
  public Answer unreadable(Request request, Answer answer, String error) {
    return core.join().unreadable(request, answer, error);
  }
}
