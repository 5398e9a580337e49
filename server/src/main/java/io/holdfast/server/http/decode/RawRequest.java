package io.holdfast.server.http.decode;

import io.holdfast.api.Origin;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param target the request line's target; each char is one byte as it was sent
 * @param headers by lower-case name, in the order of the request
 * @param body the bytes of the body; emptied once they are read
 * @param peer the connection's other end
 * @param upload a body that is read as it arrives; {@code body} is empty then
 */
@SuppressWarnings("ArrayRecordComponent") // requests are never compared
public record RawRequest(
    String method,
    String target,
    Map<String, List<String>> headers,
    byte[] body,
    Origin peer,
    Optional<InputStream> upload) {

  /** A request whose body came whole. */
  public RawRequest(
      String method, String target, Map<String, List<String>> headers, byte[] body, Origin peer) {
    this(method, target, headers, body, peer, Optional.empty());
  }

  /** The first value of a header, by its lower-case name; empty text when absent. */
  public String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? "" : values.getFirst();
  }

  /** Leaves out all that may hold secrets. */
  @Override
  public String toString() {
    return "RawRequest[" + method + "]";
  }
}
