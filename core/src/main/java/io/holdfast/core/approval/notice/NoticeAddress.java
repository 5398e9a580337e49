package io.holdfast.core.approval.notice;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.util.Set;

/** What may be configured as the receiver of notices. */
public final class NoticeAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int SHORTEST_SECRET = 16;

  private NoticeAddress() {}

  /**
   * Checks where notices are to go.
   *
   * @param namespace whose settings they are: only who rules the whole server may have it talk to
   *     what runs beside it
   * @throws Refusal.InvalidRequest naming the field: the URL must be https, or http to this machine
   *     itself; the secret must not be guessable
   */
  public static void check(NoticeSettings settings, Namespace namespace) {
    URI uri = uri(settings.url());
    String scheme = String.valueOf(uri.getScheme());
    boolean here = LOOPBACK.contains(String.valueOf(uri.getHost()));
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw wrongUrl("it has no host, or credentials or a fragment in it");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && here)) {
      throw wrongUrl("it must begin with https://; http:// goes to this machine itself only");
    }
    if (here && !namespace.isRoot()) {
      throw wrongUrl("only the root namespace may have notices sent to this machine itself");
    }
    if (settings.secret().length() < SHORTEST_SECRET) {
      throw new Refusal.InvalidRequest(
          "notice_secret: give at least "
              + SHORTEST_SECRET
              + " characters, by which the receiver checks who sent a notice");
    }
    if (settings.events().isEmpty()) {
      throw new Refusal.InvalidRequest("notice_events: name at least one");
    }
    checkAuthorities(settings.caPem());
  }

  private static void checkAuthorities(String pem) {
    try {
      if (!pem.isEmpty()) {
        var _ = Trust.read(pem);
      }
    } catch (CertificateException e) {
      throw new Refusal.InvalidRequest("notice_ca_cert: it is no PEM certificate");
    }
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw wrongUrl("it is no URL");
    }
  }

  private static Refusal wrongUrl(String why) {
    return new Refusal.InvalidRequest(
        "notice_url: " + why + "; write for example https://host/path");
  }
}
