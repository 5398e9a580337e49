package io.holdfast.core.approval;

import io.holdfast.api.approval.Evidence;
import io.holdfast.api.approval.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An approver's yes.
 *
 * @param entity who gave it
 * @param factors the places, in the list of factors, of those that the approver might give then
 * @param evidence what was shown beside the token
 * @param comment in the approver's words; may be empty
 */
public record Consent(
    String entity, Instant at, List<Integer> factors, List<Evidence> evidence, String comment) {
  public Consent {
    factors = List.copyOf(factors);
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
    comment = comment == null ? "" : comment;
  }

  /** One that a token gave. */
  public Consent(String entity, Instant at, List<Integer> factors) {
    this(entity, at, factors, List.of(), "");
  }

  /**
   * Whether what was shown is enough.
   *
   * @param holds whether a proof that was good then still is
   */
  boolean proves(Proof wanted, Predicate<Evidence> holds) {
    return wanted == Proof.LOGIN
        || evidence.stream().anyMatch(one -> one.proof() == wanted && holds.test(one));
  }

  /** What was shown now and before; of each kind the latest. */
  static List<Evidence> together(List<Evidence> before, List<Evidence> now) {
    List<Evidence> all = new ArrayList<>(before);
    all.removeIf(old -> now.stream().anyMatch(fresh -> fresh.proof() == old.proof()));
    all.addAll(now);
    return all;
  }
}
