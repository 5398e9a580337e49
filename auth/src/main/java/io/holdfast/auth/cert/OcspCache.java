package io.holdfast.auth.cert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** Answers of OCSP responders, each until the time that it names itself; bounded in number. */
final class OcspCache {
  private static final long USUAL = 100;

  /** Whose certificate is asked about, and where. */
  record Question(X509Certificate issuer, BigInteger serial, String server) {}

  /** An answer that was verified. */
  record Answer(OcspJudgement judgement, Instant thisUpdate, Instant until) {}

  private final long size;
  private final Cache<Question, Answer> answers;

  OcspCache(long configured) {
    this.size = configured;
    this.answers = Caffeine.newBuilder().maximumSize(configured == 0 ? USUAL : configured).build();
  }

  boolean hasSize(long configured) {
    return size == configured;
  }

  Optional<Answer> find(Question question, Instant now) {
    return Optional.ofNullable(answers.getIfPresent(question))
        .filter(answer -> now.isBefore(answer.until));
  }

  void put(Question question, Answer answer) {
    answers.put(question, answer);
  }
}
