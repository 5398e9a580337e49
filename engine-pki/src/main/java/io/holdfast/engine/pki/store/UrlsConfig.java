package io.holdfast.engine.pki.store;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.engine.pki.x509.UrlSet;

/** The URLs of issuers that have none of their own. */
public record UrlsConfig(UrlSet urls, boolean templating) {
  private static final String KEY = "config/urls";

  public static UrlsConfig of(Call call) {
    return call.storage().get(KEY, UrlsConfig.class).orElse(new UrlsConfig(UrlSet.NONE, false));
  }

  public void store(Call call) {
    call.storage().put(KEY, this);
  }

  /** What certificates of an issuer say: its own URLs, else the mount's. */
  public static UrlSet of(Call call, Issuer issuer) {
    UrlsConfig mount =
        issuer.urls().isEmpty() ? of(call) : new UrlsConfig(issuer.urls(), issuer.urlTemplating());
    return mount.templating
        ? mount.urls.map(url -> filled(url, issuer.id(), ClusterConfig.of(call)))
        : mount.urls;
  }

  /** What a root says of itself, which has no id yet. */
  public static UrlSet ofRoot(Call call) {
    UrlsConfig mount = of(call);
    if (!mount.templating) {
      return mount.urls;
    }
    boolean namesIssuer = mount.urls.toString().contains("{{issuer_id}}");
    if (namesIssuer) {
      call.warn(
          "config/urls names {{issuer_id}}, which a new root cannot know: the root has no URLs");
      return UrlSet.NONE;
    }
    return mount.urls.map(url -> filled(url, "", ClusterConfig.of(call)));
  }

  private static String filled(String url, String issuerId, ClusterConfig cluster) {
    String out = url.replace("{{issuer_id}}", issuerId);
    out = replaced(out, "{{cluster_path}}", cluster.path(), "path");
    return replaced(out, "{{cluster_aia_path}}", cluster.aiaPath(), "aia_path");
  }

  private static String replaced(String url, String name, String value, String field) {
    if (url.contains(name) && value.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "a URL is a template with " + name + ": set " + field + " in config/cluster");
    }
    return url.replace(name, value);
  }
}
