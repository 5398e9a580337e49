package io.holdfast.core.identity.provider;

import io.holdfast.api.Call;
import io.holdfast.core.identity.oidc.Issuer;
import java.util.List;

/**
 * A provider that applications sign users in with.
 *
 * @param issuer scheme, host and port that its tokens name; empty for the server's own
 * @param allowedClientIds whose users it signs in; {@code *} for all
 */
record Provider(
    String name, String issuer, List<String> allowedClientIds, List<String> scopesSupported) {
  static final String DEFAULT = "default";

  static Provider byDefault() {
    return new Provider(DEFAULT, "", List.of("*"), List.of());
  }

  boolean allows(Client client) {
    return allowedClientIds.contains("*") || allowedClientIds.contains(client.id());
  }

  /** The address that its tokens name, and below which its endpoints are. */
  String address(Call call, Issuer issuers) {
    return issuers.at(issuer) + "/v1/" + path(call);
  }

  /** Its path on the server. */
  String path(Call call) {
    return call.request().namespace().path() + "identity/oidc/provider/" + name;
  }
}
