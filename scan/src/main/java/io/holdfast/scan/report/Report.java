package io.holdfast.scan.report;

import io.holdfast.scan.source.Problem;
import java.util.List;

/**
 * The outcome of a scan.
 *
 * @param findings in the order of their places
 * @param problems what could not be read
 * @param known how many were left out as known by a baseline
 * @param allowed how many were left out as allowed by a comment
 * @param objects how many were scanned
 * @param bytes how many were read
 */
public record Report(
    List<Finding> findings,
    List<Problem> problems,
    long known,
    long allowed,
    long objects,
    long bytes) {

  /** Whether something could not be read. */
  public boolean partial() {
    return !problems.isEmpty();
  }
}
