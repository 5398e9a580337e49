package io.holdfast.auth.outside;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** HTTP exchanges, each with an end: none takes longer, or brings more, than it says here. */
public final class Outside {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final HttpClient client;

  Outside(HttpClient client) {
    this.client = client;
  }

  /**
   * An answer.
   *
   * @param status any HTTP status
   */
  @SuppressWarnings("ArrayRecordComponent") // answers are read once, never compared
  public record Answer(int status, byte[] body) {
    /** Leaves out the body, which may hold a secret. */
    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  /**
   * Reads an address.
   *
   * @param most bytes of the answer
   * @throws UnreachableException when there is no answer in time, or it is too large
   */
  public Answer get(HttpAddress address, Map<String, String> headers, int most) {
    return exchange(request(address, headers).GET().build(), address, most);
  }

  /**
   * Sends a body.
   *
   * @throws UnreachableException as {@link #get} does
   */
  public Answer post(HttpAddress address, Map<String, String> headers, byte[] body, int most) {
    HttpRequest request =
        request(address, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    return exchange(request, address, most);
  }

  private static HttpRequest.Builder request(HttpAddress address, Map<String, String> headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(address.uri());
    headers.forEach(builder::setHeader);
    return builder.setHeader("Accept-Encoding", "identity");
  }

  private Answer exchange(HttpRequest request, HttpAddress address, int most) {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), most));
    try {
      HttpResponse<byte[]> response = exchange.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      return new Answer(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      throw unreachable(address, "no answer in " + LONGEST.toSeconds() + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(address, "interrupted");
    } catch (ExecutionException e) {
      throw unreachable(address, reason(e.getCause()));
    } finally {
      exchange.cancel(true);
    }
  }

  private static UnreachableException unreachable(HttpAddress address, String why) {
    return new UnreachableException(address.authority() + ": " + why);
  }

  private static String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> "the exchange failed";
      case SSLException tls ->
          "the TLS handshake failed; its certificate must be for this host and from the configured"
              + " authority";
      case HttpTimeoutException slow -> "no connection in time";
      case java.net.ConnectException refused -> "no connection";
      default -> "the exchange failed or brought too much";
    };
  }
}
