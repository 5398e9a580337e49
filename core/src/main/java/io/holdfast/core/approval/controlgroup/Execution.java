package io.holdfast.core.approval.controlgroup;

import io.holdfast.api.Request;

/**
 * A kept request that is to be performed, if its approvals still stand then.
 *
 * @param token the id of the token that it is kept under
 * @param accessor that token's accessor, by which the approvers know it
 * @param requester the id of the token in whose name it is performed
 */
public record Execution(String token, String accessor, String requester, Request request) {
  /** Leaves out the accessor. */
  @Override
  public String toString() {
    return "Execution[" + request + "]";
  }
}
