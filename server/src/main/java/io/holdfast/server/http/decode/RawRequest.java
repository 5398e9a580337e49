package io.holdfast.server.http.decode;

import io.holdfast.api.Origin;
import java.util.List;
import java.util.Map;

/**
 * A request as it came.
 *
 * @param target the request line's target; each char is one byte as it was sent
 * @param headers by lower-case name, in the order of the request
 * @param body the bytes of the body; emptied once they are read
 * @param peer the connection's other end
 */
@SuppressWarnings("ArrayRecordComponent") // requests are never compared
public record RawRequest(
    String method, String target, Map<String, List<String>> headers, byte[] body, Origin peer) {

  /** The first value of a header, by its lower-case name; empty text when absent. */
  String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? "" : values.getFirst();
  }

  /** Leaves out all that may hold secrets. */
  @Override
  public String toString() {
    return "RawRequest[" + method + "]";
  }
}
