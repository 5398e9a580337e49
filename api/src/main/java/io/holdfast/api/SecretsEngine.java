package io.holdfast.api;

/** A secrets engine. */
public non-sealed interface SecretsEngine extends Backend {
  /** Called in the transaction that mounts it; may refuse wrong options and write first entries. */
  default void mounted(Call call) {}
}
