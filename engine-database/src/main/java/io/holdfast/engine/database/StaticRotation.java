package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.engine.database.credential.CredentialType;
import io.holdfast.engine.database.credential.Secret;
import io.holdfast.engine.database.product.Account;
import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.Deadline;
import io.holdfast.engine.database.product.Login;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes the secrets of static roles. The next one is stored before it is set, and takes the place
 * of the one before once the database has it. What was interrupted is repeated with the same secret
 * until the database has it: it cannot end with one that nobody knows.
 */
final class StaticRotation {
  private static final String SUBJECT = "rotate:";

  private final Connections connections;

  StaticRotation(Connections connections) {
    this.connections = connections;
  }

  /** The role that a scheduled subject is about. */
  static Optional<String> name(String subject) {
    return subject.startsWith(SUBJECT)
        ? Optional.of(subject.substring(SUBJECT.length()))
        : Optional.empty();
  }

  /** Schedules what the role says is next. */
  void plan(Call call, String name, StaticRole role) {
    Instant next = next(call.now(), role);
    if (next == null) {
      cancel(call, name);
    } else {
      call.services().schedule().at(SUBJECT + name, next);
    }
  }

  private static @Nullable Instant next(Instant now, StaticRole role) {
    PendingSecret pending = role.pending();
    if (pending != null && pending.isClaimed(now)) {
      return pending.until();
    }
    return role.failures() > 0 || pending != null
        ? now.plus(PendingSecret.pause(role.failures()))
        : role.next();
  }

  void cancel(Call call, String name) {
    call.services().schedule().cancel(SUBJECT + name);
  }

  /** Does what is due. */
  Outcome due(Call call, String name) {
    Optional<StaticRole> found = StaticRoles.of(call).any(name);
    if (found.isEmpty()) {
      return Response.empty();
    }
    StaticRole role = found.get();
    PendingSecret pending = role.pending();
    Instant next = role.next();
    if (pending != null && pending.isClaimed(call.now())) {
      plan(call, name, role);
      return Response.empty();
    }
    if (pending == null && next != null && role.rotation().isMissed(next, call.now())) {
      call.warn("the window to rotate \"" + name + "\" was missed");
      StaticRole later = role.plannedFrom(call.now());
      StaticRoles.of(call).put(name, later);
      plan(call, name, later);
      return Response.empty();
    }
    return begin(call, name, role, true);
  }

  /**
   * Begins a change.
   *
   * @param byItself whether nobody waits for the answer
   */
  Outcome begin(Call call, String name, StaticRole role, boolean byItself) {
    DatabaseConfig config = Configs.of(call).required(role.dbName());
    config.requireAllowed(name);
    PendingSecret pending = role.pending();
    if (pending != null && pending.isClaimed(call.now())) {
      throw new Refusal.Conflict("\"" + name + "\" is being rotated; try again");
    }
    Secret secret = pending == null ? fresh(call, role, config) : pending.secret();
    PendingSecret claimed =
        new PendingSecret(
            call.services().uuid(), secret, call.now().plus(PendingSecret.CLAIM), pending != null);
    StaticRole trying = role.trying(claimed);
    StaticRoles.of(call).put(name, trying);
    plan(call, name, trying);
    Target target = Target.of(call, role.dbName(), config);
    Account account = new Account(role.username(), secret.asPassword(), secret.publicKey());
    boolean self = config.selfManaged() && role.secret() != null;
    Deadline deadline = Deadline.in(PendingSecret.LIMIT);
    Effect set =
        () -> {
          Optional<DatabaseFailure> failure =
              self
                  ? setBySelf(target, account, role, deadline)
                  : set(target, account, role, deadline);
          return done -> complete(done, name, claimed, failure, byItself);
        };
    return set;
  }

  private static Secret fresh(Call call, StaticRole role, DatabaseConfig config) {
    return role.credential().type() == CredentialType.PASSWORD
        ? Secret.password(Passwords.next(call, role.credential(), config))
        : Secret.rsa(role.credential().keyBits());
  }

  private Optional<DatabaseFailure> set(
      Target target, Account account, StaticRole role, Deadline deadline) {
    try {
      connections.with(target, database -> database.change(account, role.statements(), deadline));
      return Optional.empty();
    } catch (DatabaseFailure e) {
      return Optional.of(e);
    }
  }

  /** The account changes its own password: it logs in with the one it has, whichever that is. */
  private static Optional<DatabaseFailure> setBySelf(
      Target target, Account account, StaticRole role, Deadline deadline) {
    List<Login> logins = new ArrayList<>();
    Secret secret = role.secret();
    if (secret != null) {
      logins.add(new Login(role.username(), secret.text()));
    }
    logins.add(new Login(role.username(), account.password()));
    try {
      Connections.once(
          target.as(logins), database -> database.change(account, role.statements(), deadline));
      return Optional.empty();
    } catch (DatabaseFailure e) {
      return Optional.of(e);
    }
  }

  private Response complete(
      Call call,
      String name,
      PendingSecret claimed,
      Optional<DatabaseFailure> failure,
      boolean byItself) {
    StaticRoles roles = StaticRoles.of(call);
    Optional<StaticRole> found =
        roles
            .any(name)
            .filter(role -> role.pending() != null && role.pending().id().equals(claimed.id()));
    if (found.isEmpty()) {
      throw new Refusal.Conflict("\"" + name + "\" was removed or changed while it was rotated");
    }
    StaticRole role = found.get();
    if (failure.isEmpty()) {
      StaticRole rotated = role.rotatedTo(claimed.secret(), call.now());
      roles.put(name, rotated);
      Rows.account(call, name);
      plan(call, name, rotated);
      return Response.empty();
    }
    Refusal refusal = failure.get().refusal("cannot change the secret of \"" + name + "\"");
    boolean unknown = failure.get().mayHaveHappened() || claimed.again();
    if (!role.created() && !unknown) {
      roles.delete(name);
      cancel(call, name);
    } else {
      StaticRole failed = role.failed(unknown ? claimed.given(call.now()) : null);
      roles.put(name, failed);
      plan(call, name, failed);
    }
    if (byItself) {
      call.warn(refusal.text());
      return Response.empty();
    }
    return new Response.Refused(refusal);
  }
}
