package io.holdfast.engine.bitcoin.webhook;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where a policy's webhook may be: https, or http to this machine itself, which only mounts of the
 * root namespace may reach. Addresses inside the network are not refused, since such services live
 * there: who may write policies is who may choose.
 */
final class WebhookAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private WebhookAddress() {}

  /**
   * The address of a URL.
   *
   * @throws Refusal.PermissionDenied when nothing may be asked there
   */
  static URI of(String url, Namespace namespace) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw refused("is no URL");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw refused("has no host, or credentials or a fragment in it");
    }
    boolean here = LOOPBACK.contains(uri.getHost());
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("https") && !(scheme.equals("http") && here)) {
      throw refused("must begin with https://; http:// goes to this machine itself only");
    }
    if (here && !namespace.isRoot()) {
      throw refused("is this machine itself, which only the root namespace may ask");
    }
    return uri;
  }

  private static Refusal refused(String why) {
    return new Refusal.PermissionDenied(
        "the url of the policy's webhook " + why + "; nothing was signed");
  }
}
