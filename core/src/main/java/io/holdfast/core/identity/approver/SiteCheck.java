package io.holdfast.core.identity.approver;

import io.holdfast.api.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What may be configured as the site of WebAuthn credentials. */
public final class SiteCheck {
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
  private static final String LOCALHOST = "localhost";

  private SiteCheck() {}

  /**
   * Checks a site: a domain, and origins that lie within it.
   *
   * @throws Refusal.InvalidRequest naming the field
   */
  public static void check(EnrolmentRules.Site site) {
    if (!site.isSetUp()) {
      return;
    }
    if (!DOMAIN.matcher(site.id()).matches()) {
      throw new Refusal.InvalidRequest(
          "webauthn_rp_id: give a domain in lower case, e.g. approvals.example");
    }
    if (site.origins().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "webauthn_origins: name the origin of the page that asks, e.g. https://" + site.id());
    }
    site.origins().forEach(origin -> check(site.id(), origin));
  }

  private static void check(String domain, String origin) {
    URI uri;
    try {
      uri = new URI(origin);
    } catch (URISyntaxException e) {
      throw wrong(origin, "it is no URL");
    }
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    boolean local = host.equals(LOCALHOST) && "http".equals(uri.getScheme());
    if (!"https".equals(uri.getScheme()) && !local) {
      throw wrong(origin, "it must begin with https://; http:// is for localhost only");
    }
    if (!host.equals(domain) && !host.endsWith("." + domain)) {
      throw wrong(origin, "its host does not lie within " + domain);
    }
    if (uri.getRawUserInfo() != null
        || !uri.getRawPath().isEmpty()
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw wrong(origin, "an origin is a scheme and a host, and a port if need be");
    }
  }

  private static Refusal wrong(String origin, String why) {
    return new Refusal.InvalidRequest("webauthn_origins: " + origin + ": " + why);
  }
}
