package io.holdfast.engine.bitcoin.policy;

import io.holdfast.api.Call;
import io.holdfast.api.Response;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import java.util.Optional;

/** Has a say before a policy is changed: where others have to agree first. */
public interface PolicyGuard {
  /**
   * Looks at a change before anything is stored.
   *
   * @param now the version in force
   * @param next what shall be in force; empty to delete the policy
   * @return empty when it may be stored now; else what is answered instead
   */
  Optional<Response> hold(
      Call call, String name, StoredPolicy now, Optional<TransactionPolicy> next);

  /** Brings into force what waited for a policy and may be by now. */
  void settle(Call call, String name);
}
