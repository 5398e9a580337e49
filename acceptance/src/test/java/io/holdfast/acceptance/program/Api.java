package io.holdfast.acceptance.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The HTTP API as somebody with a token sees it. Paths are those below {@code /v1/}. */
public final class Api {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String address;
  private final Map<String, String> headers;

  private Api(String address, Map<String, String> headers) {
    this.address = address;
    this.headers = headers;
  }

  /** The API for those who show no token. */
  public static Api at(String address) {
    return new Api(address, Map.of());
  }

  /** The same with this token. */
  public Api as(String token) {
    return with("X-Vault-Token", token);
  }

  /** The same with a header. */
  public Api with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Api(address, Map.copyOf(all));
  }

  public String address() {
    return address;
  }

  @CanIgnoreReturnValue
  public Reply get(String path) {
    return send("GET", path, new byte[0]);
  }

  @CanIgnoreReturnValue
  public Reply list(String path) {
    return send("LIST", path, new byte[0]);
  }

  @CanIgnoreReturnValue
  public Reply delete(String path) {
    return send("DELETE", path, new byte[0]);
  }

  @CanIgnoreReturnValue
  public Reply post(String path) {
    return send("POST", path, new byte[0]);
  }

  /** Writes; the body's values are what JSON can say: maps, lists, texts, numbers, booleans. */
  @CanIgnoreReturnValue
  public Reply post(String path, Map<String, ?> body) {
    return send("POST", path, json(body));
  }

  @CanIgnoreReturnValue
  public Reply patch(String path, Map<String, ?> body) {
    return with("Content-Type", "application/merge-patch+json").send("PATCH", path, json(body));
  }

  /** Sends any method with any bytes. */
  @CanIgnoreReturnValue
  public Reply send(String method, String path, byte[] body) {
    try {
      return attempt(method, path, body);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + " got no answer", e);
    }
  }

  /**
   * Sends any method with any bytes to a server that may die meanwhile.
   *
   * @throws IOException when no answer came
   */
  public Reply attempt(String method, String path, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(method + " " + path, answer.statusCode(), answer.body(), answer.headers());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** A body in JSON. */
  public static byte[] json(Map<String, ?> body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
