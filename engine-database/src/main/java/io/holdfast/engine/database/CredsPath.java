package io.holdfast.engine.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.lease.Lease;
import io.holdfast.api.lease.LeaseTerms;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.engine.database.credential.CredentialTerms;
import io.holdfast.engine.database.credential.CredentialType;
import io.holdfast.engine.database.credential.Secret;
import io.holdfast.engine.database.product.Account;
import io.holdfast.engine.database.product.DatabaseFailure;
import io.holdfast.engine.database.username.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code creds}: an account of one's own. Its lease, with its name, is durable before it is made;
 * so whatever happens, somebody knows of it.
 */
final class CredsPath {
  private final Connections connections;

  CredsPath(Connections connections) {
    this.connections = connections;
  }

  Routes routes() {
    return Routes.of(
        Route.path("creds/{name}")
            .describe(
                "Makes an account by a role.", "It is removed when its lease ends or is revoked.")
            .fields(CredentialFields.NAME)
            .on(Operation.READ, this::read));
  }

  private Effect read(Call call) {
    String name = call.get(CredentialFields.NAME);
    Role role =
        RolePath.find(call, name)
            .orElseThrow(() -> new Refusal.InvalidRequest("unknown role: " + name));
    DatabaseConfig config = Configs.of(call).required(role.dbName());
    config.requireAllowed(name);
    CredentialTerms terms = role.credential();
    if (terms.type() == CredentialType.RSA_PRIVATE_KEY && !config.product().takesPublicKeys()) {
      throw new Refusal.InvalidRequest(
          "unsupported credential_type: \"" + terms.type().wireName() + "\"");
    }
    String username =
        config.usernameTemplate().fill(new Names(call.caller().displayName(), name, call.now()));
    Optional<Secret> password =
        terms.type() == CredentialType.PASSWORD
            ? Optional.of(Secret.password(Passwords.next(call, terms, config)))
            : Optional.empty();
    Granted granted =
        new Granted(username, name, role.dbName(), role.revocation(), role.rollback(), false);
    Lease lease = call.services().leases().begin(granted.asJson());
    Instant expiration = Expiration.of(call, role, Duration.ZERO, call.now());
    Target target = Target.of(call, role.dbName(), config);
    return () -> {
      // An RSA key takes too long to be made within a transaction.
      Secret secret = password.orElseGet(() -> Secret.rsa(terms.keyBits()));
      make(
          target,
          new Account(username, secret.asPassword(), secret.publicKey()),
          expiration,
          role.creation());
      return made ->
          new Response.Secret(
              shown(username, terms, secret),
              new LeaseTerms(role.defaultTtl(), role.maxTtl(), true),
              Optional.of(lease),
              granted.nowMade().asJson());
    };
  }

  private void make(Target target, Account account, Instant expiration, List<String> statements) {
    try {
      connections.with(target, database -> database.create(account, expiration, statements));
    } catch (DatabaseFailure e) {
      throw e.refusal("cannot make the account");
    }
  }

  private static ObjectNode shown(String username, CredentialTerms terms, Secret secret) {
    ObjectNode data = Json.object().put("username", username);
    return switch (terms.type()) {
      case PASSWORD -> data.put("password", secret.text());
      case RSA_PRIVATE_KEY -> data.put("rsa_private_key", secret.text());
    };
  }
}
