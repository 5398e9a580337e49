package io.holdfast.engine.pki.acme;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Response;
import io.holdfast.engine.pki.acme.problem.Problem;
import io.holdfast.engine.pki.acme.validation.Ports;
import io.holdfast.engine.pki.acme.validation.Unproven;
import io.holdfast.engine.pki.acme.validation.Validation;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks whether challenges are answered: by themselves soon after a client said that they are, and
 * again when they were not, since names take their time.
 */
final class Validating {
  private static final String SUBJECT = "acme:";
  private static final int MOST_TRIES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

  private final Ports ports;

  Validating(Ports ports) {
    this.ports = ports;
  }

  static boolean isAbout(String subject) {
    return subject.startsWith(SUBJECT);
  }

  /** Notes that a client is ready. */
  static Challenge begin(Call call, Authorization authorization, Challenge challenge) {
    Challenge begun = challenge.processing();
    authorization.with(begun).store(call);
    call.services().schedule().at(subject(authorization, begun), call.now());
    return begun;
  }

  private static String subject(Authorization authorization, Challenge challenge) {
    return SUBJECT + authorization.account() + ":" + authorization.id() + ":" + challenge.type();
  }

  /** What is at work: a challenge that is being looked up, of an account that is good. */
  private record Work(Authorization authorization, Challenge challenge, Account account) {}

  private static Optional<Work> work(Call call, String subject) {
    String[] parts = subject.split(":", -1);
    Optional<Account> account = Account.find(call, parts[1]).filter(Account::isValid);
    Optional<Authorization> authorization =
        Authorization.find(call, parts[1], parts[2])
            .filter(found -> found.status(call.now()).equals(Authorization.PENDING));
    return account.flatMap(who ->
        authorization.flatMap(proof ->
            proof
                .challenge(parts[3])
                .filter(each -> each.is(Challenge.PROCESSING))
                .map(each -> new Work(proof, each, who))));
  }

  Outcome due(Call call, String subject) {
    AcmeConfig config = AcmeConfig.of(call);
    Optional<Work> found = work(call, subject);
    if (!config.enabled() || found.isEmpty()) {
      return Response.empty();
    }
    Work work = found.get();
    Identifier identifier = work.authorization.identifier();
    Validation validation = new Validation(config.dnsResolver(), config.addresses(), ports);
    Validation.Claim claim =
        new Validation.Claim(
            work.challenge.type(),
            identifier.proven(),
            identifier.isAddress(),
            work.challenge.token(),
            work.challenge.token() + "." + work.account.thumbprint());
    Effect lookingUp =
        () -> {
          Optional<Problem> wrong = look(validation, claim);
          return later -> {
            work(later, subject).ifPresent(still -> note(later, still, wrong));
            return Response.empty();
          };
        };
    return lookingUp;
  }

  private static Optional<Problem> look(Validation validation, Validation.Claim claim) {
    try {
      validation.check(claim);
      return Optional.empty();
    } catch (Unproven e) {
      return Optional.of(e.problem());
    }
  }

  private static void note(Call call, Work work, Optional<Problem> wrong) {
    Challenge before = work.challenge;
    boolean last = before.tries() + 1 >= MOST_TRIES;
    Challenge after =
        wrong.isEmpty() ? before.proven(call.now()) : before.unproven(wrong.get(), last);
    work.authorization.with(after).store(call);
    if (after.is(Challenge.PROCESSING)) {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << before.tries());
      call.services().schedule().at(subject(work.authorization, after), call.now().plus(pause));
    }
  }
}
