package io.holdfast.acceptance.openapi;

import java.util.List;
import java.util.Set;

/**
 * What is declared of the comparison with OpenBao, and reviewed: which engines miss nothing, and
 * which families of paths are not there, for which reason. An entry that nothing is missing for any
 * more fails the test, so that the list stays true.
 *
 * @param path what the family's paths contain, as {@link ApiOperation#shape} has them
 */
record NotBuilt(String path, String reason) {
  /** Types of which no path and no method may be missing. */
  static final Set<String> COMPLETE =
      Set.of(
          "sys",
          "token",
          "cubbyhole",
          "kv 1",
          "kv 2",
          "transit",
          "auth userpass",
          "auth approle",
          "totp",
          "ssh",
          "pki",
          "database",
          "identity",
          "auth jwt",
          "auth kubernetes",
          "auth cert");

  static final List<NotBuilt> FAMILIES =
      List.of(
          new NotBuilt("/sys/namespaces/{}/", "OpenBao's sealing of single namespaces"),
          new NotBuilt("/identity/mfa/method/duo", "a service of its own; no method can be made"),
          new NotBuilt("/identity/mfa/method/okta", "a service of its own; no method can be made"),
          new NotBuilt(
              "/identity/mfa/method/pingid", "a service of its own; no method can be made"),
          new NotBuilt("/cel/", "OpenBao's own, beyond Vault"),
          new NotBuilt("/sys/external-keys", "OpenBao's own, beyond Vault"),
          new NotBuilt("/sys/pprof", "profiles of Go's runtime; the JVM has its own tools"),
          new NotBuilt("/sys/workflows", "OpenBao's own, beyond Vault"));

  boolean covers(ApiOperation operation) {
    return operation.shape().contains(path);
  }
}
