package io.holdfast.core;

import java.util.List;
import java.util.Map;

/**
 * An encoded answer.
 *
 * @param status the HTTP status
 * @param contentType of the body; meaningless when the body is empty
 * @param body the bytes to send; empty for 204
 * @param headers further headers
 */
@SuppressWarnings("ArrayRecordComponent") // answers are sent, never compared
public record Answer(
    int status, String contentType, byte[] body, Map<String, List<String>> headers) {

  public static Answer json(int status, byte[] body) {
    return new Answer(status, "application/json", body, Map.of());
  }

  /** Leaves out the body, which is for the client. */
  @Override
  public String toString() {
    return "Answer[" + status + " " + contentType + "]";
  }
}
