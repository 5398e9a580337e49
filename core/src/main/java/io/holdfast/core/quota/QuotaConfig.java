package io.holdfast.core.quota;

import java.util.List;

/**
 * What holds for all quotas.
 *
 * @param exemptPaths beginnings of paths that no rate limits; in every namespace
 * @param absoluteExemptPaths the same with the namespace's path before them
 * @param responseHeaders whether answers tell the limit and what remains of it
 * @param auditLogging whether refusals by a rate limit are recorded in the audit log
 */
public record QuotaConfig(
    List<String> exemptPaths,
    List<String> absoluteExemptPaths,
    boolean responseHeaders,
    boolean auditLogging) {

  /** As in Vault: who locked himself out can still look at the server and save it. */
  public static final List<String> EXEMPT =
      List.of(
          "sys/generate-recovery-token/attempt",
          "sys/generate-recovery-token/update",
          "sys/generate-root/attempt",
          "sys/generate-root/update",
          "sys/health",
          "sys/seal-status",
          "sys/unseal");

  static final QuotaConfig DEFAULTS = new QuotaConfig(EXEMPT, List.of(), false, false);

  /**
   * Whether no rate limits a path.
   *
   * @param namespace the namespace's path, with a trailing slash; empty for the root
   */
  public boolean exempts(String namespace, String path) {
    return exemptPaths.stream().anyMatch(path::startsWith)
        || absoluteExemptPaths.stream().anyMatch((namespace + path)::startsWith);
  }
}
