package io.holdfast.core;

import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An encoded answer.
 *
 * @param status the HTTP status
 * @param contentType of the body; meaningless when the body is empty
 * @param body the bytes to send; empty for 204
 * @param headers further headers
 * @param stream what follows the body, as long as the client listens; null for nothing
 * @param file the body, where it is a file; who sends the answer closes it
 */
@SuppressWarnings("ArrayRecordComponent") // answers are sent, never compared
public record Answer(
    int status,
    String contentType,
    byte[] body,
    Map<String, List<String>> headers,
    @Nullable BodyStream stream,
    @Nullable FileChannel file) {

  /** An answer that is whole, and in memory. */
  public Answer(int status, String contentType, byte[] body, Map<String, List<String>> headers) {
    this(status, contentType, body, headers, null, null);
  }

  public static Answer json(int status, byte[] body) {
    return new Answer(status, "application/json", body, Map.of());
  }

  /** The same answer with further headers. */
  public Answer with(Map<String, List<String>> more) {
    Map<String, List<String>> all = new TreeMap<>(headers);
    all.putAll(more);
    return new Answer(status, contentType, body, all, stream, file);
  }

  /** Leaves out the body, which is for the client. */
  @Override
  public String toString() {
    return "Answer[" + status + " " + contentType + "]";
  }
}
