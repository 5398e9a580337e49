package io.holdfast.server.http.decode;

import io.holdfast.api.Request;
import io.holdfast.server.http.HttpProblem;

/** What a request turned out to be. */
public sealed interface Decoded {
  /** Something for the core. */
  record Call(Request request) implements Decoded {}

  /**
   * It asks something of the core that cannot be read; the attempt is recorded.
   *
   * @param request what is known of it, with an empty body
   */
  record Unreadable(Request request, HttpProblem problem) implements Decoded {}

  /** It belongs to another address of this server. */
  record Redirect(String location) implements Decoded {}
}
