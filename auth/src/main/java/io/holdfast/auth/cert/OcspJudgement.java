package io.holdfast.auth.cert;

/** What OCSP responders say of a certificate. */
sealed interface OcspJudgement {
  OcspJudgement GOOD = new Good();
  OcspJudgement REVOKED = new Revoked();

  /** It is good, or nobody is to be asked. */
  record Good() implements OcspJudgement {}

  /** It is revoked. */
  record Revoked() implements OcspJudgement {}

  /** Nobody could tell. */
  record Unknown(String why) implements OcspJudgement {}
}
