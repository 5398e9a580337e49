package io.holdfast.core.identity.approver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.webauthn.WebAuthn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a page gives to the browser, with binary values in base64url. */
public final class WebAuthnOptions {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private WebAuthnOptions() {}

  /** The {@code publicKey} of {@code navigator.credentials.create}. */
  static ObjectNode toCreate(
      EnrolmentRules.Site site, EnrolmentChallenge challenge, String entity) {
    ObjectNode out = Json.object();
    out.putObject("rp").put("id", site.id()).put("name", site.name());
    out.putObject("user")
        .put("id", BASE64.encodeToString(entity.getBytes(StandardCharsets.UTF_8)))
        .put("name", entity)
        .put("displayName", entity);
    out.put("challenge", BASE64.encodeToString(WebAuthnKeys.challenge(challenge, entity)));
    ArrayNode parameters = out.putArray("pubKeyCredParams");
    WebAuthn.ALGORITHMS.forEach(
        algorithm -> parameters.addObject().put("type", "public-key").put("alg", algorithm));
    out.putObject("authenticatorSelection").put("userVerification", verification(site));
    out.put("attestation", "none");
    return out;
  }

  /**
   * The {@code publicKey} of {@code navigator.credentials.get}.
   *
   * @param keys of whoever is to sign
   */
  public static ObjectNode toGet(
      EnrolmentRules.Site site, byte[] challenge, List<ApproverKey> keys) {
    ObjectNode out = Json.object();
    out.put("challenge", BASE64.encodeToString(challenge));
    out.put("rpId", site.id());
    ArrayNode allowed = out.putArray("allowCredentials");
    keys.stream()
        .filter(key -> key.type() == ApproverKey.Type.WEBAUTHN)
        .forEach(
            key -> allowed.addObject().put("type", "public-key").put("id", key.credentialId()));
    out.put("userVerification", verification(site));
    return out;
  }

  private static String verification(EnrolmentRules.Site site) {
    return site.verifiesPeople() ? "required" : "discouraged";
  }
}
