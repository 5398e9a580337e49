package io.holdfast.core.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.Schedule;
import io.holdfast.api.approval.Approvals;
import io.holdfast.api.identity.Identity;
import io.holdfast.api.lease.Lease;
import io.holdfast.api.lease.Leases;
import io.holdfast.core.approval.EngineApprovals;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.subject.KnownIdentity;
import io.holdfast.core.password.PasswordPolicies;
import io.holdfast.core.schedule.ScheduleStore;
import io.holdfast.crypto.Randomness;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the core offers to an engine within a transaction.
 *
 * @param entity of the caller; empty for nobody
 * @param begin notes a lease that is about to be made
 * @param decides hears what is decided of approvals, for the audit log
 */
public record EngineServices(
    BarrierTx tx,
    Mount mount,
    String entity,
    Function<ObjectNode, Lease> begin,
    Consumer<ObjectNode> decides)
    implements Call.Services {

  /** What there is for an engine that the server itself calls: it leases nothing then. */
  public static EngineServices ofErrand(BarrierTx tx, Mount mount) {
    return new EngineServices(
        tx,
        mount,
        "",
        internal -> {
          throw new IllegalStateException("nobody asks whom a lease could belong to");
        },
        said -> {});
  }

  @Override
  public String uuid() {
    return Randomness.uuid().toString();
  }

  @Override
  public Leases leases() {
    return begin::apply;
  }

  @Override
  public Schedule schedule() {
    return ScheduleStore.of(tx, mount.uuid());
  }

  @Override
  public Identity identity() {
    return new KnownIdentity(tx, mount.namespace());
  }

  @Override
  public Approvals approvals() {
    return new EngineApprovals(tx, mount, entity, decides);
  }

  @Override
  public String password(String policyName) {
    return PasswordPolicies.generate(tx, mount.namespace(), policyName)
        .orElseThrow(() ->
            new Refusal.InvalidRequest(
                "no password policy named \""
                    + policyName
                    + "\" found; write it to sys/policies/password/"
                    + policyName));
  }
}
