package io.holdfast.core.approval.notice;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.mac.HmacSha256;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts notices. The signature is {@code sha256=} and the hex HMAC-SHA256 under the secret of the
 * timestamp (seconds since 1970), a full stop and the body. Redirects are not followed: the address
 * that is configured is the one that is trusted.
 */
public final class Webhook {
  /** The notice's id, the same at each try. */
  public static final String ID = "X-Holdfast-Notice";

  /** When it was signed. */
  public static final String TIMESTAMP = "X-Holdfast-Timestamp";

  public static final String SIGNATURE = "X-Holdfast-Signature";

  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Webhook() {}

  /**
   * Posts a notice once.
   *
   * @throws Refusal.UpstreamFailed when it was not taken (any answer but 2xx); the text names
   *     neither the address nor a secret
   */
  public static void post(NoticeSettings to, Notice notice, Instant now) {
    HttpRequest request = request(to, notice, now);
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Trust.context(to.caPem()))
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    CompletableFuture<HttpResponse<Void>> exchange =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      int status = exchange.get(LONGEST.toSeconds(), TimeUnit.SECONDS).statusCode();
      if (status < 200 || status > 299) {
        throw failed("the webhook answered " + status);
      }
    } catch (TimeoutException e) {
      throw failed("the webhook did not answer in " + LONGEST.toSeconds() + " seconds");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted");
    } catch (ExecutionException e) {
      throw failed(reason(e.getCause()));
    } finally {
      exchange.cancel(true);
      client.shutdownNow();
    }
  }

  private static HttpRequest request(NoticeSettings to, Notice notice, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    return HttpRequest.newBuilder(URI.create(to.url()))
        .header("Content-Type", "application/json")
        .header("User-Agent", "holdfast")
        .header(ID, notice.id())
        .header(TIMESTAMP, timestamp)
        .header(SIGNATURE, signature(to.secret(), timestamp, notice.body()))
        .POST(HttpRequest.BodyPublishers.ofString(notice.body(), StandardCharsets.UTF_8))
        .build();
  }

  private static String signature(String secret, String timestamp, String body) {
    byte[] mac =
        HmacSha256.mac(
            secret.getBytes(StandardCharsets.UTF_8),
            (timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
    return "sha256=" + HexFormat.of().formatHex(mac);
  }

  private static Refusal failed(String why) {
    return new Refusal.UpstreamFailed(why);
  }

  private static String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case SSLException tls -> "TLS failed: the certificate must be for this host and trusted";
      case ConnectException refused -> "no connection";
      case null, default -> "the exchange failed";
    };
  }
}
