package io.holdfast.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decoded request, before anything was decided about it.
 *
 * @param id a fresh UUID, also the {@code request_id} of the answer
 * @param namespace the namespace named by header or path; until the core resolved it, the one that
 *     the header names
 * @param operation what is asked; a write arrives as {@link Operation#UPDATE} and becomes {@link
 *     Operation#CREATE} where the route's existence check says so
 * @param path the path below {@code /v1/} and the namespace, without a leading slash
 * @param body the JSON object sent, or the query parameters of a read; never null
 * @param token the client token as sent, or null; never logged
 * @param origin where the request came from
 * @param wrapTtl the wanted lifetime of a response-wrapping token (X-Vault-Wrap-TTL)
 * @param headers the request's headers by lower-case name; only configured ones are audited
 * @param upload a body that is no JSON and may be larger than memory, as it arrives: an effect
 *     reads it, once
 */
public record Request(
    String id,
    Namespace namespace,
    Operation operation,
    String path,
    ObjectNode body,
    @Nullable String token,
    Origin origin,
    Optional<Duration> wrapTtl,
    Map<String, List<String>> headers,
    Optional<InputStream> upload) {

  /** A request without an upload. */
  public Request(
      String id,
      Namespace namespace,
      Operation operation,
      String path,
      ObjectNode body,
      @Nullable String token,
      Origin origin,
      Optional<Duration> wrapTtl,
      Map<String, List<String>> headers) {
    this(id, namespace, operation, path, body, token, origin, wrapTtl, headers, Optional.empty());
  }

  /** The first value of a header, by its lower-case name. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** The same request with another operation, for the create/update distinction. */
  public Request as(Operation other) {
    return new Request(id, namespace, other, path, body, token, origin, wrapTtl, headers, upload);
  }

  /** The same request, once it is known in which namespace which path is meant. */
  public Request in(Namespace resolved, String below) {
    return new Request(
        id, resolved, operation, below, body, token, origin, wrapTtl, headers, upload);
  }

  /** The same request with what it asks, once its body was read. */
  public Request asking(Operation operation, String path, ObjectNode body) {
    return new Request(
        id, namespace, operation, path, body, token, origin, wrapTtl, headers, upload);
  }

  /** Leaves out the body and the token, which may hold secrets. */
  @Override
  public String toString() {
    return "Request[" + id + " " + operation + " " + namespace.path() + path + "]";
  }
}
