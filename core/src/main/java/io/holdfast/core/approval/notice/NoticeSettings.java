package io.holdfast.core.approval.notice;

import java.time.Duration;
import java.util.List;

/**
 * Where notices of a namespace go.
 *
 * @param url where they are posted
 * @param secret signs them
 * @param events which are told
 * @param caPem whom TLS trusts; empty for the system's authorities
 * @param giveUpAfter for how long one is tried
 */
public record NoticeSettings(
    String url, String secret, List<NoticeEvent> events, String caPem, Duration giveUpAfter) {
  /** For how long a notice is tried unless said otherwise. */
  public static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  public NoticeSettings {
    events = List.copyOf(events);
  }

  /** Leaves out the secret, and the URL, which may hold one. */
  @Override
  public String toString() {
    return "NoticeSettings" + events;
  }
}
