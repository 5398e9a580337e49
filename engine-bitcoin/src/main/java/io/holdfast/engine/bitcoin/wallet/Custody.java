package io.holdfast.engine.bitcoin.wallet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far a wallet's keys are from a request, from the loosest to the tightest. The order of the
 * constants is that order.
 */
public enum Custody {
  /** Signs whatever its policy allows. */
  HOT("hot"),
  /** Signs what its policy allows and people approved: the policy must ask for approvals. */
  WARM("warm"),
  /** Never signs here: PSBTs are made and finalized here, and signed elsewhere. */
  COLD("cold");

  private final String label;

  Custody(String label) {
    this.label = label;
  }

  /** The lower-case name. */
  public String label() {
    return label;
  }

  static Optional<Custody> named(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Custody::label).toList();
  }

  /** Whether a signature can be made here. */
  public boolean signsHere() {
    return this != COLD;
  }

  /** Whether every transaction has to be approved. */
  public boolean demandsApprovals() {
    return this == WARM;
  }

  /** Whether less stands between a request and a signature than with the other. */
  public boolean isLooserThan(Custody other) {
    return compareTo(other) < 0;
  }
}
