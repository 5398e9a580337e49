package io.holdfast.log.verify;

import java.util.List;

/**
 * The result of verifying a log.
 *
 * @param keyPinned whether the key came from the caller and not from the log itself
 * @param shards in order, at least one
 * @param findings what is wrong: up to a thousand, in the order of the entries
 * @param findingCount all that is wrong, those included that {@code findings} has no room for
 * @param warnings what an auditor should know before trusting the result
 * @param notes what is worth knowing and no cause for concern
 */
public record VerificationReport(
    boolean keyPinned,
    List<ShardReport> shards,
    List<Finding> findings,
    long findingCount,
    List<String> warnings,
    List<String> notes) {
  public VerificationReport {
    shards = List.copyOf(shards);
    findings = List.copyOf(findings);
    warnings = List.copyOf(warnings);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is wrong. */
  public boolean ok() {
    return findingCount == 0;
  }

  /** Entries that the checkpoints of all shards cover. */
  public long size() {
    return shards.stream().mapToLong(s -> s.checkpoint().map(c -> c.size()).orElse(0L)).sum();
  }

  /** The newest shard. */
  public ShardReport newest() {
    return shards.getLast();
  }
}
