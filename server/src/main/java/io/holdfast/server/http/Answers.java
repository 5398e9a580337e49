package io.holdfast.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.core.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The answers that the listener gives by itself. */
final class Answers {
  private static final byte[] NO_BODY = {};

  private Answers() {}

  /** Gives back what an answer holds that is not sent. */
  static void discard(Answer answer) {
    try {
      if (answer.file() != null) {
        answer.file().close();
      }
    } catch (IOException e) {
      // It was only read from, and is gone.
    }
  }

  /** Vault's form of an error: {@code {"errors": [...]}}. */
  static Answer errors(int status, List<String> errors) {
    ObjectNode body = Json.object();
    body.set("errors", Json.array(errors));
    // A server that is busy says when to come again.
    Map<String, List<String>> headers =
        status == 503 ? Map.of("Retry-After", List.of("1")) : Map.of();
    return new Answer(status, "application/json", Json.write(body), headers);
  }

  /** The same request, at another address; with its method and body. */
  static Answer redirect(String location) {
    return new Answer(307, "", NO_BODY, Map.of("Location", List.of(location)));
  }
}
