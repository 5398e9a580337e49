package io.holdfast.api;

/**
 * A question that the renewal of a token puts to somebody outside, as an {@link Effect} does: the
 * request's transaction ends before it is asked, and the next one judges by the answer.
 */
@FunctionalInterface
public interface RenewalInquiry {
  /**
   * Asks, once, outside any transaction.
   *
   * @throws Refusal when the token is not to be renewed whatever the next transaction finds
   */
  Judgement ask();

  /** What the answer means: like {@link AuthMethod#renew}, in whose place it stands. */
  @FunctionalInterface
  interface Judgement {
    LoginGrant judge(Call call, LoginGrant grant);
  }
}
