package io.holdfast.scan.report;

import io.holdfast.scan.rule.Rule;
import java.util.Comparator;

/**
 * A secret that lies where it should not: its place and its fingerprint, never its value.
 *
 * @param path the object; entries of archives behind {@code !}
 * @param within the part of a document or mail, "" for the whole
 * @param line from 1
 * @param column from 1, in bytes
 * @param endLine the line of its last byte
 * @param commit that brought it, "" outside of git
 */
public record Finding(
    String path,
    String within,
    long line,
    int column,
    long endLine,
    Rule rule,
    String fingerprint,
    String commit) {
  /** By place. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::path)
          .thenComparing(Finding::within)
          .thenComparingLong(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(finding -> finding.rule().id())
          .thenComparing(Finding::commit);
}
