package io.holdfast.core.identity.mfa;

import io.holdfast.crypto.SecretBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Checks codes of authenticator apps: each is taken once, whatever for, and a person who gives many
 * wrong ones has to wait. What this changes is to be committed whatever the outcome.
 */
record TotpCheck(MfaStore store, Instant now) {

  /** Why a code does not do; empty when it does. */
  Optional<String> fault(String entity, TotpMethod method, String code) {
    Use use = store.use(method.id(), entity);
    if (use.failures(now, method.period()) >= method.maxAttempts()) {
      Duration left = Duration.between(now, use.since().plus(method.period()));
      return Optional.of(
          "maximum TOTP validation attempts exceeded; try again in "
              + Math.max(1, left.toSeconds())
              + " seconds");
    }
    Optional<SecretBytes> secret = store.secret(method.id(), entity);
    if (secret.isEmpty()) {
      return Optional.of("the entity has no secret for the MFA method \"" + method.label() + "\"");
    }
    List<Long> steps;
    try (SecretBytes key = secret.get()) {
      steps = key.use(bytes -> method.totp().matchingSteps(bytes, code, now, method.skew()));
    }
    Optional<Long> fresh = steps.stream().filter(step -> step > use.lastStep()).findFirst();
    if (fresh.isPresent()) {
      store.put(method.id(), entity, use.succeeded(fresh.get()));
      return Optional.empty();
    }
    store.put(method.id(), entity, use.failed(now, method.period()));
    return Optional.of(
        steps.isEmpty()
            ? "the passcode is wrong"
            : "the passcode was used already; wait for the next one");
  }
}
