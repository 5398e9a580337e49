package io.holdfast.auth.outside;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * The connections of an auth method to other systems, one client for each set of authorities.
 * Redirects are not followed: an address that is configured is the one that is trusted.
 */
public final class Connections {
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final long MOST = 32;

  private final Cache<String, HttpClient> clients = Caffeine.newBuilder().maximumSize(MOST).build();

  /**
   * Those that trust the given authorities alone.
   *
   * @param caPem certificates; empty for the system's
   * @throws UnreachableException when it holds no certificate
   */
  public Outside trusting(String caPem) {
    return new Outside(clients.get(caPem, Connections::client));
  }

  private static HttpClient client(String caPem) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(Authorities.context(caPem))
        .connectTimeout(TO_CONNECT)
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }
}
