package io.holdfast.auth.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.auth.outside.HttpAddress;
import java.util.List;
import java.util.Optional;

/**
 * The cluster that a mount asks, as it is stored at {@code config}.
 *
 * @param host the API server, as it was given
 * @param caCert who may vouch for it; empty: see {@link #usesPod}
 * @param reviewerToken with which to ask; empty: the pod's, or that of the login itself
 * @param pemKeys keys that tokens must be signed by; empty: the API server alone decides
 * @param issuer what the claim {@code iss} must be, where it is looked at
 * @param usesPod whether CA and token may come from the pod that the server runs in
 * @param annotations whether annotations of the service account become metadata of the alias
 */
record KubernetesConfig(
    String host,
    String caCert,
    String reviewerToken,
    List<String> pemKeys,
    String issuer,
    boolean looksAtIssuer,
    boolean usesPod,
    boolean annotations) {

  private static final String KEY = "config";
  private static final String USUAL_ISSUER = "kubernetes/serviceaccount";

  static Optional<KubernetesConfig> find(Call call) {
    return call.storage().get(KEY, KubernetesConfig.class);
  }

  /**
   * @throws Refusal.InvalidRequest when the mount is not configured
   */
  static KubernetesConfig required(Call call) {
    return find(call)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "could not load backend configuration; write " + KEY + " first"));
  }

  void put(Call call) {
    call.storage().put(KEY, this);
  }

  /** The API server; a bare host is one with https. */
  HttpAddress address() {
    return HttpAddress.of("kubernetes_host", host.contains("://") ? host : "https://" + host);
  }

  /** What {@code iss} must be; empty for anything. */
  Optional<String> expectedIssuer() {
    if (!looksAtIssuer) {
      return Optional.empty();
    }
    return Optional.of(issuer.isEmpty() ? USUAL_ISSUER : issuer);
  }

  ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("kubernetes_host", host);
    out.put("kubernetes_ca_cert", caCert);
    out.set("pem_keys", Json.array(pemKeys));
    out.put("issuer", issuer);
    out.put("disable_iss_validation", !looksAtIssuer);
    out.put("disable_local_ca_jwt", !usesPod);
    out.put("token_reviewer_jwt_set", !reviewerToken.isEmpty());
    out.put("use_annotations_as_alias_metadata", annotations);
    return out;
  }

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "KubernetesConfig[" + host + "]";
  }
}
