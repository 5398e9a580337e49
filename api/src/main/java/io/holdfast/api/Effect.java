package io.holdfast.api;

/**
 * Work that must not run inside a transaction: a signature, a call to another system. The walk
 * commits what the handler changed (the intent) together with the request's audit entry, then
 * performs the effect once, outside any transaction, then runs its completion in a second
 * transaction that commits together with the response's audit entry. The effect must be idempotent
 * or leave behind, in the intent, what recovery needs to finish or undo it.
 */
@FunctionalInterface
public non-sealed interface Effect extends Outcome {
  /**
   * Performs the effect.
   *
   * @return what to do in the second transaction
   * @throws Refusal when it fails; audited, answered, and nothing further is committed
   */
  Completion perform();

  /**
   * Whether it does anything beyond this server. What stays inside (a signature) need not wait for
   * the audit devices before it is performed: its answer does not leave without them, and the
   * request is durable in the audit log in any case.
   */
  default boolean reachesOutside() {
    return true;
  }

  /** The second transaction: like a handler, a pure function that may run again. */
  @FunctionalInterface
  interface Completion {
    Response complete(Call call);
  }
}
