package io.holdfast.core.policy;

/**
 * Why a policy refuses a request: for the audit log and the operator. The client only learns
 * "permission denied".
 *
 * @param detail a sentence that may name patterns, policies and parameters, never a value
 */
public record Denial(Cause cause, String detail) {
  /** The kinds of reasons. */
  public enum Cause {
    /** No rule of the token's policies matches the path. */
    NO_RULE,
    /** The rule that decides says deny, or has no capabilities. */
    DENIED,
    /** The rule that decides lacks the operation's capability. */
    CAPABILITY,
    /** The response must be wrapped, or not for that long or short. */
    WRAPPING,
    /** A required parameter is absent, a denied one present, or one not allowed. */
    PARAMETER,
    /** More keys are asked for at once than the rule's pagination limit gives. */
    PAGE_SIZE
  }
}
