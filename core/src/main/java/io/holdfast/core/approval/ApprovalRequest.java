package io.holdfast.core.approval;

import io.holdfast.api.Namespace;
import io.holdfast.api.approval.Matter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A matter that waits for approvals, as it is stored.
 *
 * @param reference the public name by which approvers are told of it
 * @param mount the UUID of the mount that asks; empty for the core
 * @param requester the entity that asks; empty for nobody
 * @param factors what it needs: all of them
 * @param distinct whether one person counts for one factor only
 * @param emergency who may do without; null for nobody
 * @param duty what it is the review of; null for any other matter
 * @param given what was given so far, one for each approver
 * @param course what else happened
 */
public record ApprovalRequest(
    String id,
    Namespace namespace,
    Matter matter,
    String reference,
    String mount,
    String requester,
    List<Factor> factors,
    boolean distinct,
    @Nullable Emergency emergency,
    @Nullable ReviewDuty duty,
    List<Consent> given,
    Course course,
    Instant created,
    Instant expires) {
  public ApprovalRequest {
    mount = mount == null ? "" : mount;
    factors = List.copyOf(factors);
    given = given == null ? List.of() : List.copyOf(given);
    course = course == null ? Course.BEGUN : course;
  }

  /** Whether it is too late. A review stays until it is closed. */
  public boolean isOver(Instant now) {
    return duty == null && !expires.isAfter(now);
  }

  /** What somebody gave. */
  Optional<Consent> of(String entity) {
    return given.stream().filter(consent -> consent.entity().equals(entity)).findFirst();
  }

  /** The same with a consent, in place of what its approver gave before. */
  ApprovalRequest with(Consent consent) {
    List<Consent> all = new ArrayList<>(given);
    all.removeIf(other -> other.entity().equals(consent.entity()));
    all.add(consent);
    return with(all, course);
  }

  ApprovalRequest with(Course other) {
    return with(given, other);
  }

  private ApprovalRequest with(List<Consent> consents, Course how) {
    return new ApprovalRequest(
        id, namespace, matter, reference, mount, requester, factors, distinct, emergency, duty,
        consents, how, created, expires);
  }

  /** Leaves out the reference, which gives power over what waits. */
  @Override
  public String toString() {
    return "ApprovalRequest[" + id + " " + matter.kind() + " " + matter.path() + "]";
  }
}
