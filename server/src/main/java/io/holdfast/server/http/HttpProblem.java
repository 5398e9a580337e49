package io.holdfast.server.http;

import io.holdfast.core.Answer;
import java.util.List;

/** A request that the listener itself refuses, before anybody is asked. */
public final class HttpProblem extends RuntimeException {
  private final int status;
  private final List<String> errors;

  /** A refusal that says nothing, as Vault has some: {@code {"errors": []}}. */
  public HttpProblem(int status) {
    this(status, List.of());
  }

  public HttpProblem(int status, String message) {
    this(status, List.of(message));
  }

  private HttpProblem(int status, List<String> errors) {
    super(String.join("; ", errors), null, false, false);
    this.status = status;
    this.errors = errors;
  }

  public int status() {
    return status;
  }

  /** The answer to send. */
  Answer answer() {
    return Answers.errors(status, errors);
  }
}
