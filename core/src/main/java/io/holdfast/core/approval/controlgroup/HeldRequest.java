package io.holdfast.core.approval.controlgroup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.CoreCall;
import io.holdfast.core.policy.ControlGroup;
import io.holdfast.core.token.TokenEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it is kept: what an approval is given for, bound by its digest.
 *
 * @param mount the UUID of the mount that it was sent to
 * @param operation as it was sent: whether a write creates is seen when it is performed
 * @param wrapTtl the wanted lifetime of a token that wraps the answer; zero for none
 * @param requester the id of the token that asked
 * @param entity the entity behind it then; empty for nobody
 * @param factors the approvals that the policies asked for
 */
record HeldRequest(
    Namespace namespace,
    String mount,
    Operation operation,
    String path,
    ObjectNode body,
    Duration wrapTtl,
    String requester,
    String entity,
    List<ControlGroup.Factor> factors) {

  static HeldRequest of(CoreCall call, TokenEntry requester, List<ControlGroup.Factor> factors) {
    Request request = call.request();
    return new HeldRequest(
        request.namespace(),
        call.mount().uuid(),
        request.operation() == Operation.CREATE ? Operation.UPDATE : request.operation(),
        request.path(),
        request.body(),
        request.wrapTtl().orElse(Duration.ZERO),
        requester.id(),
        call.subject().id(),
        factors);
  }

  /**
   * The request to perform.
   *
   * @param opening the request that opens its token: there the answer goes
   */
  Request request(String id, Request opening) {
    return new Request(
        id,
        namespace,
        operation,
        path,
        body,
        null,
        new Origin(opening.origin().address(), opening.origin().port(), List.of()),
        wrapTtl(opening.wrapTtl()),
        Map.of());
  }

  /** The shorter of what was wanted when asking and when opening. */
  private Optional<Duration> wrapTtl(Optional<Duration> wantedNow) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(wrapTtl), wantedNow.stream())
        .filter(ttl -> !ttl.isZero())
        .min(Duration::compareTo);
  }

  /** Leaves out the body. */
  @Override
  public String toString() {
    return "HeldRequest[" + operation + " " + path + "]";
  }
}
