package io.holdfast.server.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.Set;

/**
 * The few requests that carry more than fits into memory, and so last longer than others may: a
 * store comes in and goes out as a whole.
 */
final class LargeBodies {
  /** Between two parts of a body, and for what is done with it; in the place of other limits. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private static final String SNAPSHOT = "/v1/sys/storage/raft/snapshot";
  private static final Set<String> PATHS = Set.of(SNAPSHOT, SNAPSHOT + "-force");

  private LargeBodies() {}

  /** Whether the body is read as it arrives, without a limit of its size. */
  static boolean comesIn(HttpRequest head) {
    return carries(head)
        && (head.method().equals(HttpMethod.POST) || head.method().equals(HttpMethod.PUT));
  }

  static boolean carries(HttpRequest head) {
    String target = head.uri();
    int query = target.indexOf('?');
    return PATHS.contains(query < 0 ? target : target.substring(0, query));
  }
}
