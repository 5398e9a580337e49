package io.holdfast.auth.kubernetes;

import io.holdfast.auth.outside.Connections;
import io.holdfast.auth.outside.PodFiles;
import io.holdfast.auth.outside.UnreachableException;

/** The API servers of the clusters that mounts ask; for effects alone. */
record ApiServers(Connections connections, PodFiles pod) {
  /**
   * The API server of a configuration, asked in behalf of a login.
   *
   * @throws UnreachableException when nobody is known who may vouch for it
   */
  ApiServer of(KubernetesConfig config, String loginToken) {
    String authority = config.caCert();
    if (authority.isEmpty() && config.usesPod()) {
      authority = pod.authority().orElse("");
    }
    if (authority.isEmpty()) {
      throw new UnreachableException(
          "no CA certificate for the API server: set kubernetes_ca_cert");
    }
    String bearer = config.reviewerToken();
    if (bearer.isEmpty() && config.usesPod()) {
      bearer = pod.token().orElse("");
    }
    return new ApiServer(
        connections.trusting(authority),
        config.address(),
        bearer.isEmpty() ? loginToken : bearer,
        !bearer.isEmpty());
  }
}
