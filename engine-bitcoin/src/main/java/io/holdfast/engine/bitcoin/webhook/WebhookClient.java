package io.holdfast.engine.bitcoin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts questions. Redirects are not followed, an answer has its limits of time and size, and no
 * connection is kept: the address of the policy is the one that is asked.
 */
final class WebhookClient {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST = 64 << 10;

  private WebhookClient() {}

  /**
   * Posts once.
   *
   * @return the answer's object
   * @throws io.holdfast.api.Refusal.UpstreamFailed when there is none
   */
  static ObjectNode post(URI address, String body, Map<String, String> headers) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .header("User-Agent", "holdfast")
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST));
    try {
      return object(exchange.get(LONGEST.toSeconds(), TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      throw WebhookQuestion.failed("did not answer in " + LONGEST.toSeconds() + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WebhookQuestion.failed("was not asked: interrupted");
    } catch (ExecutionException e) {
      throw WebhookQuestion.failed(reason(e.getCause()));
    } finally {
      exchange.cancel(true);
      client.shutdownNow();
    }
  }

  private static ObjectNode object(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw WebhookQuestion.failed("answered with status " + response.statusCode());
    }
    try {
      if (Json.parse(response.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // told below
    }
    throw WebhookQuestion.failed("gave an answer that is no JSON object");
  }

  private static String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case SSLException tls -> "failed in TLS: its certificate must be for its host and trusted";
      case ConnectException refused -> "could not be reached";
      case null, default -> "could not be asked: the exchange failed";
    };
  }
}
