package io.holdfast.engine.database;

import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Outcome;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.engine.database.credential.Secret;
import io.holdfast.engine.database.product.Account;
import io.holdfast.engine.database.product.Database;
import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.product.Deadline;
import io.holdfast.engine.database.product.Login;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes the password of a connection itself. The next one is stored beside the one that is valid
 * before it is set, and takes its place once the database takes it; in between, and after a crash,
 * both are tried.
 */
final class RootRotation {
  private static final String SUBJECT = "root:";

  private final Connections connections;

  RootRotation(Connections connections) {
    this.connections = connections;
  }

  /** The connection that a scheduled subject is about. */
  static Optional<String> name(String subject) {
    return subject.startsWith(SUBJECT)
        ? Optional.of(subject.substring(SUBJECT.length()))
        : Optional.empty();
  }

  /** Schedules the next change by the settings. */
  void plan(Call call, String name, DatabaseConfig config) {
    Instant next = next(call.now(), config);
    if (next.equals(Instant.MAX)) {
      cancel(call, name);
    } else {
      call.services().schedule().at(SUBJECT + name, next);
    }
  }

  private static Instant next(Instant now, DatabaseConfig config) {
    PendingSecret pending = config.pending();
    if (pending != null) {
      return pending.isClaimed(now)
          ? pending.until()
          : now.plus(PendingSecret.pause(config.failures()));
    }
    if (!config.automated() || !config.rotation().rotates()) {
      return Instant.MAX;
    }
    return config.failures() > 0
        ? now.plus(PendingSecret.pause(config.failures()))
        : config.rotation().next(now);
  }

  void cancel(Call call, String name) {
    call.services().schedule().cancel(SUBJECT + name);
  }

  /** Does what is due. */
  Outcome due(Call call, String name) {
    Optional<DatabaseConfig> found = Configs.of(call).find(name);
    if (found.isEmpty()) {
      return Response.empty();
    }
    DatabaseConfig config = found.get();
    PendingSecret pending = config.pending();
    if (pending != null && pending.isClaimed(call.now())) {
      call.services().schedule().at(SUBJECT + name, pending.until());
      return Response.empty();
    }
    if (pending == null && !config.automated()) {
      return Response.empty();
    }
    return begin(call, name, config, true);
  }

  /**
   * Begins a change.
   *
   * @param byItself whether nobody waits for the answer
   */
  Outcome begin(Call call, String name, DatabaseConfig config, boolean byItself) {
    Login login = config.login();
    if (login.username().isEmpty() || login.password().isEmpty()) {
      throw new Refusal.InvalidRequest(
          "unable to rotate root credentials: the configuration has no username and password");
    }
    PendingSecret pending = config.pending();
    if (pending != null && pending.isClaimed(call.now())) {
      throw new Refusal.Conflict("the password of \"" + name + "\" is being rotated; try again");
    }
    Secret secret =
        pending == null ? Secret.password(Passwords.next(call, config)) : pending.secret();
    PendingSecret claimed =
        new PendingSecret(
            call.services().uuid(), secret, call.now().plus(PendingSecret.CLAIM), pending != null);
    DatabaseConfig trying = config.trying(claimed);
    Configs.of(call).put(name, trying);
    plan(call, name, trying);
    Target target = Target.of(call, name, trying);
    Deadline deadline = Deadline.in(PendingSecret.LIMIT);
    Effect set =
        () -> {
          Account account = new Account(login.username(), secret.text(), "");
          Optional<DatabaseFailure> failure = set(target, account, trying, deadline);
          return done -> complete(done, name, claimed, failure, byItself);
        };
    return set;
  }

  private Optional<DatabaseFailure> set(
      Target target, Account account, DatabaseConfig config, Deadline deadline) {
    try {
      connections.with(
          target, database -> database.change(account, config.rootRotationStatements(), deadline));
    } catch (DatabaseFailure e) {
      return Optional.of(e);
    }
    return takes(target, new Login(account.name(), account.password()), config.login());
  }

  /** Statements of one's own may succeed and change something else. */
  private static Optional<DatabaseFailure> takes(Target target, Login next, Login before) {
    if (takes(target, next)) {
      return Optional.empty();
    }
    boolean unchanged = takes(target, before);
    return Optional.of(
        new DatabaseFailure(
            unchanged ? DatabaseFailure.Kind.REFUSED : DatabaseFailure.Kind.UNKNOWN,
            "the database does not take the new password"));
  }

  private static boolean takes(Target target, Login login) {
    try {
      Connections.once(target.as(List.of(login)), Database::verify);
      return true;
    } catch (DatabaseFailure e) {
      return false;
    }
  }

  private Response complete(
      Call call,
      String name,
      PendingSecret claimed,
      Optional<DatabaseFailure> failure,
      boolean byItself) {
    Optional<DatabaseConfig> found =
        Configs.of(call)
            .find(name)
            .filter(
                config -> config.pending() != null && config.pending().id().equals(claimed.id()));
    if (found.isEmpty()) {
      throw new Refusal.Conflict("\"" + name + "\" was changed while its password was rotated");
    }
    if (failure.isEmpty()) {
      DatabaseConfig rotated = found.get().rotated(claimed.secret());
      Configs.of(call).put(name, rotated);
      Rows.connection(call, name);
      plan(call, name, rotated);
      return Response.empty();
    }
    boolean keep = failure.get().mayHaveHappened() || claimed.again();
    DatabaseConfig failed = found.get().failed(keep ? claimed.given(call.now()) : null);
    Configs.of(call).put(name, failed);
    plan(call, name, failed);
    Refusal refusal = failure.get().refusal("failed to rotate the password of \"" + name + "\"");
    if (byItself) {
      call.warn(refusal.text());
      return Response.empty();
    }
    return new Response.Refused(refusal);
  }
}
