package io.holdfast.engine.exchange.sign;

import io.holdfast.api.Response;

/** What becomes of a request that no rule refuses. */
public sealed interface Verdict permits Admitted, Verdict.Waits {
  /** It waits for approvals; the answer tells for which. */
  record Waits(Response answer) implements Verdict {}
}
