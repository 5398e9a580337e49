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
          later("/sys/raw", "raw storage"),
          later("/acme/", "certificates by ACME"),
          later("/config/acme", "certificates by ACME"),
          later("/every-pki/eab", "certificates by ACME"),
          later("/sys/internal/inspect/request", "looking into a request"),
          later("/identity/alias", "the older name of identity/entity-alias"),
          later("/identity/persona", "the oldest name of identity/entity-alias"),
          new NotBuilt("/identity/mfa/method/duo", "a service of its own; no method can be made"),
          new NotBuilt("/identity/mfa/method/okta", "a service of its own; no method can be made"),
          new NotBuilt(
              "/identity/mfa/method/pingid", "a service of its own; no method can be made"),
          new NotBuilt("/every-pki/keys/generate/", "served: the kind is a parameter of one path"),
          new NotBuilt("/sys/plugins/catalog/", "the path without a type, which Vault deprecates"),
          new NotBuilt("/sys/generate-root", "OpenBao's path without attempt, beyond Vault"),
          new NotBuilt("/sys/rotate/root", "OpenBao's path without init, beyond Vault"),
          new NotBuilt("/every-ssh/tidy/dynamic-keys", "keys that Vault no longer makes either"),
          new NotBuilt("/cel/", "OpenBao's own, beyond Vault"),
          new NotBuilt("/sys/control-group", "approvals: no free server of Vault's has them"),
          new NotBuilt("/sys/external-keys", "OpenBao's own, beyond Vault"),
          new NotBuilt("/sys/pprof", "profiles of Go's runtime; the JVM has its own tools"),
          new NotBuilt("/sys/workflows", "OpenBao's own, beyond Vault"));

  private static NotBuilt later(String path, String what) {
    return new NotBuilt(path, "not built yet: " + what);
  }

  boolean covers(ApiOperation operation) {
    return operation.shape().contains(path);
  }
}
