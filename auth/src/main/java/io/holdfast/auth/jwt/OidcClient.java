package io.holdfast.auth.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import java.util.List;

/**
 * How a mount is known to the issuer, and how the issuer is to answer.
 *
 * @param id the client id; empty where logins at the issuer's page are not set up
 * @param secret never shown
 * @param responseMode {@code query}, {@code form_post}, or empty for query
 * @param responseTypes of {@code code} and {@code id_token}; empty for code
 * @param namespaceInState whether the namespace travels in the state, not in the redirect_uri
 */
record OidcClient(
    String id,
    String secret,
    String responseMode,
    List<String> responseTypes,
    boolean namespaceInState) {

  static final String FORM_POST = "form_post";
  static final String CODE = "code";
  static final String ID_TOKEN = "id_token";

  boolean isSet() {
    return !id.isEmpty();
  }

  boolean answersByForm() {
    return responseMode.equals(FORM_POST);
  }

  /** Whether the issuer sends a code, for which the server then asks for the tokens. */
  boolean asksForCode() {
    return responseTypes.isEmpty() || responseTypes.contains(CODE);
  }

  /** The parameter {@code response_type}. */
  String responseType() {
    return responseTypes.isEmpty() ? CODE : String.join(" ", responseTypes);
  }

  void show(ObjectNode out) {
    out.put("oidc_client_id", id);
    out.put("oidc_response_mode", responseMode);
    out.set("oidc_response_types", Json.array(responseTypes));
    out.put("namespace_in_state", namespaceInState);
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "OidcClient[" + id + "]";
  }
}
