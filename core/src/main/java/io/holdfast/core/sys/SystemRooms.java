package io.holdfast.core.sys;

import io.holdfast.api.Namespace;
import io.holdfast.core.audit.AuditRoom;
import io.holdfast.core.audit.device.DeviceTable;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.router.Backends;
import io.holdfast.core.router.LeaseLimits;
import io.holdfast.core.router.MountTable;
import io.holdfast.core.seal.Custody;
import io.holdfast.core.snapshot.Snapshots;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import io.holdfast.core.wrapping.Wrapping;
import java.util.Optional;

/**
 * The rooms that the paths below {@code sys/} work on.
 *
 * @param seal seals the server; to be called after the answer left
 * @param custody what the holders of the shares can do together
 */
public record SystemRooms(
    AuditRoom audit,
    DeviceTable devices,
    Barrier barrier,
    MountTable mounts,
    Backends backends,
    Tokens tokens,
    PolicyStore policies,
    Wrapping wrapping,
    LeaseLimits limits,
    Runnable seal,
    ServerFacilities server,
    Custody custody,
    Snapshots snapshots,
    Restoration restoration,
    NodeFacts node) {

  /**
   * What the policies allow a token that need not be the caller's.
   *
   * @return empty when the entity behind it is gone or disabled: the token is of no use then
   */
  public Optional<Acl> aclOf(BarrierTx tx, TokenEntry token) {
    Namespace of = tokens.namespace(tx, token);
    return tokens
        .behind(tx, token)
        .map(who -> policies.acl(tx, who.inForce(who.with(token.policies(), of), of), who));
  }
}
