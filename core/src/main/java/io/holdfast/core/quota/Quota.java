package io.holdfast.core.quota;

/** A quota: a limit for the requests of a scope. */
sealed interface Quota permits RateQuota, LeaseQuota {
  String name();

  Scope scope();
}
