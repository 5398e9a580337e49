package io.holdfast.engine.exchange.outside;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to venues. Each exchange has an end in time and size; redirects are not followed,
 * and nothing that may have been received is sent again.
 */
public final class Courier {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LARGEST = 4 << 20;

  /** One client for all, made when it is first needed. */
  private static final class Lazy {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * An answer.
   *
   * @param headers the first value of each, by lower-case name
   */
  @SuppressWarnings("ArrayRecordComponent") // answers are read once, never compared
  public record Answer(int status, Map<String, String> headers, byte[] body) {
    /** Leaves out the body, which may hold a secret. */
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  /** Sends a request, once. */
  public Answer send(Outgoing outgoing) throws Undelivered {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        Lazy.CLIENT.sendAsync(
            request(outgoing),
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
    try {
      HttpResponse<byte[]> response = exchange.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      Map<String, String> headers = new LinkedHashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      return new Answer(response.statusCode(), headers, response.body());
    } catch (TimeoutException e) {
      throw new Undelivered("no answer in " + LONGEST.toSeconds() + " seconds", true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Undelivered("interrupted", true);
    } catch (ExecutionException e) {
      throw undelivered(e.getCause());
    } finally {
      exchange.cancel(true);
    }
  }

  private static HttpRequest request(Outgoing outgoing) throws Undelivered {
    try {
      HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(outgoing.url()));
      builder.method(
          outgoing.method(),
          outgoing.body().isEmpty()
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(outgoing.body(), StandardCharsets.UTF_8));
      outgoing.headers().forEach(builder::setHeader);
      return builder.setHeader("Accept-Encoding", "identity").build();
    } catch (IllegalArgumentException e) {
      throw new Undelivered("the request cannot be written as HTTP", false);
    }
  }

  private static Undelivered undelivered(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> new Undelivered("the exchange failed", true);
      case HttpConnectTimeoutException slow -> new Undelivered("no connection in time", false);
      case ConnectException refused -> new Undelivered("no connection", false);
      case UnresolvedAddressException unknown -> new Undelivered("its name is unknown", false);
      case SSLHandshakeException tls -> new Undelivered("the TLS handshake failed", false);
      default -> new Undelivered("the exchange failed, or brought too much", true);
    };
  }
}
