package io.holdfast.server.http;

import io.holdfast.api.Request;
import io.holdfast.core.Answer;

/** What answers requests: the core. */
@FunctionalInterface
public interface RequestHandler {
  /** Answers a request; blocks, and throws for no fault of a client. Called on virtual threads. */
  Answer handle(Request request);
}
