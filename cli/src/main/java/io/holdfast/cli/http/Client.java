package io.holdfast.cli.http;

import io.holdfast.cli.http.ClientSettings.DryRun;
import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonReader;
import io.holdfast.cli.json.MalformedJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speaks to a Vault-compatible server. One redirect is followed, as Vault's own client does. */
public final class Client {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

  /** A whole store is read before the first byte of it comes. */
  private static final Duration TRANSFER_TIMEOUT = Duration.ofHours(1);

  private final ClientSettings settings;

  public Client(ClientSettings settings) {
    this.settings = settings;
  }

  public ClientSettings settings() {
    return settings;
  }

  /** The same client with another token. */
  public Client withToken(String token) {
    return new Client(settings.withToken(token));
  }

  /** The same client, asking for no wrapping. */
  public Client withoutWrapping() {
    return new Client(settings.withoutWrapping());
  }

  /** Reads a path; 404 comes back as an answer. */
  public ApiResponse get(String path) {
    return find(ApiRequest.of("GET", path));
  }

  /** Lists a path; 404 comes back as an answer. */
  public ApiResponse list(String path) {
    return find(ApiRequest.of("GET", path).parameter("list", "true"));
  }

  /** Writes with PUT, as Vault's logical writes do. */
  public ApiResponse put(String path, Json body) {
    return send(ApiRequest.of("PUT", path, body));
  }

  /** Writes with POST. */
  public ApiResponse post(String path, Json body) {
    return send(ApiRequest.of("POST", path, body));
  }

  /** Deletes a path. */
  public ApiResponse delete(String path) {
    return send(ApiRequest.of("DELETE", path));
  }

  /** Reads a path whose answer is a file; a status of 400 or more is an {@link ApiException}. */
  public void download(String path, OutputStream to) {
    transfer(ApiRequest.of("GET", path), null, to);
  }

  /** Sends a file; a status of 400 or more is an {@link ApiException}. */
  public void upload(String path, Path file) throws IOException {
    transfer(ApiRequest.of("POST", path), Payload.of(file), null);
  }

  private void transfer(ApiRequest request, @Nullable Payload body, @Nullable OutputStream to) {
    WireResponse response =
        new Wire(settings.tls(), TRANSFER_TIMEOUT)
            .exchange(
                settings.address(), request.method(), request.target(), headers(request), body, to);
    if (response.status() >= 300) {
      throw refused(request, new ApiResponse(response.status(), response.body()));
    }
  }

  /** Sends; a status of 400 or more is an {@link ApiException}. */
  public ApiResponse send(ApiRequest request) {
    ApiResponse response = exchange(request);
    if (response.status() >= 400) {
      throw refused(request, response);
    }
    return response;
  }

  /** Like {@link #send}, but a 404 that names no error is an answer: there is nothing there. */
  public ApiResponse find(ApiRequest request) {
    ApiResponse response = exchange(request);
    if (response.status() >= 400 && !response.isNotFound()) {
      throw refused(request, response);
    }
    return response;
  }

  private ApiResponse exchange(ApiRequest request) {
    switch (request.aside() ? DryRun.OFF : settings.dryRun()) {
      case CURL -> throw new InsteadOfSending(CurlCommand.of(settings, headers(request), request));
      case POLICY -> throw new InsteadOfSending(PolicyFor.request(request));
      case OFF -> {}
    }
    Wire wire = new Wire(settings.tls(), settings.timeout());
    WireResponse response = exchange(wire, settings.address(), request.target(), request);
    String location = response.header("location").orElse("");
    if (REDIRECTS.contains(response.status())
        && settings.followRedirects()
        && !location.isEmpty()) {
      Redirect to = Redirect.from(settings.address(), location);
      response = exchange(wire, to.address(), to.target(), request);
    }
    if (REDIRECTS.contains(response.status())) {
      throw new TransportException(
          "the server answered with a redirect to "
              + (location.isEmpty() ? "nowhere" : location)
              + ", which is not followed");
    }
    return new ApiResponse(response.status(), response.body());
  }

  private WireResponse exchange(Wire wire, Address address, String target, ApiRequest request) {
    byte[] body = request.payload();
    return wire.exchange(
        address,
        request.method(),
        target,
        headers(request),
        body == null ? null : Payload.of(body),
        null);
  }

  private Map<String, String> headers(ApiRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Vault-Request", "true");
    put(headers, "X-Vault-Token", settings.token());
    put(headers, "X-Vault-Namespace", settings.namespace());
    put(headers, "X-Vault-Wrap-TTL", request.aside() ? "" : settings.wrapTtl());
    if (request.body() != null) {
      String type = request.mergePatch() ? "application/merge-patch+json" : "application/json";
      headers.put("Content-Type", type);
    }
    settings.headers().forEach((name, value) -> put(headers, name, value));
    return headers;
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new TransportException(
          "the value for the header " + name + " has a line break or another control character");
    }
    if (!value.isEmpty()) {
      headers.put(name, value);
    }
  }

  private ApiException refused(ApiRequest request, ApiResponse response) {
    String url = settings.address() + request.target();
    return new ApiException(request.method(), url, response.status(), errors(response));
  }

  private static List<String> errors(ApiResponse response) {
    String text = new String(response.body(), StandardCharsets.UTF_8).strip();
    try {
      if (JsonReader.read(text) instanceof Json.Obj object) {
        List<String> errors = object.texts("errors");
        return errors.isEmpty() ? object.texts("warnings") : errors;
      }
    } catch (MalformedJson e) {
      // Not a Vault answer: a proxy's page, say. Its beginning tells more than its absence.
    }
    String beginning = text.lines().findFirst().orElse("");
    return beginning.isEmpty()
        ? List.of()
        : List.of(beginning.substring(0, Math.min(beginning.length(), 200)));
  }
}
