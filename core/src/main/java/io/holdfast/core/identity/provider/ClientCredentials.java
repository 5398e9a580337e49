package io.holdfast.core.identity.provider;

import io.holdfast.api.Call;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.ConstantTime;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How an application proves itself: in the body, or by HTTP's basic authentication. */
record ClientCredentials(String id, String secret) {
  static final Field<String> ID = Field.string("client_id", "The id of the application.");
  static final Field<String> SECRET = Field.string("client_secret", "Its secret.");
  private static final String BASIC = "Basic ";

  /** What a call gives. */
  static ClientCredentials of(Call call) {
    return call.request()
        .header("authorization")
        .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
        .map(header -> basic(header.substring(BASIC.length()).strip()))
        .orElseGet(() -> new ClientCredentials(call.get(ID), call.get(SECRET)));
  }

  /** Both parts are encoded as in a form before they are joined (RFC 6749, 2.3.1). */
  private static ClientCredentials basic(String encoded) {
    try {
      String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0) {
        return new ClientCredentials(
            URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8),
            URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException e) {
      // Refused below, like any other wrong secret.
    }
    throw OauthError.invalidClient("client failed to authenticate").thrown();
  }

  /** The client, if it is the one. */
  Client authenticated(ProviderStore store) {
    if (id.isEmpty()) {
      throw OauthError.invalidRequest("client_id parameter is required").thrown();
    }
    Optional<Client> client = store.clientById(id);
    if (client.isEmpty() || !ConstantTime.equal(secret, client.get().secret())) {
      throw OauthError.invalidClient("client failed to authenticate").thrown();
    }
    return client.get();
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "ClientCredentials[" + id + "]";
  }
}
