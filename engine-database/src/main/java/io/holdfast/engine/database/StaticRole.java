package io.holdfast.engine.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.engine.database.credential.CredentialTerms;
import io.holdfast.engine.database.credential.Secret;
import io.holdfast.engine.database.rotation.RotationTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A static role as it is stored: an account that was there before, whose secret is changed by
 * itself.
 *
 * @param dbName the connection
 * @param statements the role's own for the change; empty for the usual ones
 * @param secret that is valid; null before the first one is known
 * @param pending the next one, while it is being set
 * @param failures of changes, in a row
 * @param rotated when the secret was set; null before the first time
 * @param next when it is changed next; null for never
 * @param created whether the role is there for clients: its first secret was set
 */
record StaticRole(
    String dbName,
    String username,
    RotationTerms rotation,
    List<String> statements,
    CredentialTerms credential,
    @Nullable Secret secret,
    @Nullable PendingSecret pending,
    int failures,
    @Nullable Instant rotated,
    @Nullable Instant next,
    boolean created) {

  /** With what a client may change. */
  StaticRole redefined(
      String newDbName,
      RotationTerms newRotation,
      List<String> newStatements,
      CredentialTerms newCredential) {
    return new StaticRole(
        newDbName,
        username,
        newRotation,
        newStatements,
        newCredential,
        secret,
        pending,
        failures,
        rotated,
        next,
        created);
  }

  StaticRole trying(PendingSecret claimed) {
    return with(secret, claimed, failures, rotated, next, created);
  }

  StaticRole failed(@Nullable PendingSecret left) {
    return with(secret, left, failures + 1, rotated, next, created);
  }

  StaticRole rotatedTo(Secret now, Instant at) {
    return with(now, null, 0, at, orNull(rotation.next(at)), true);
  }

  /** There for clients with the secret it had before, if that is known. */
  StaticRole takenOver(Instant now) {
    return with(secret, null, 0, null, orNull(rotation.next(now)), true);
  }

  /** Changed next by the terms, counted from a time. */
  StaticRole plannedFrom(Instant time) {
    return with(secret, pending, failures, rotated, orNull(rotation.next(time)), created);
  }

  private static @Nullable Instant orNull(Instant time) {
    return time.equals(Instant.MAX) ? null : time;
  }

  private StaticRole with(
      @Nullable Secret newSecret,
      @Nullable PendingSecret claimed,
      int newFailures,
      @Nullable Instant newRotated,
      @Nullable Instant newNext,
      boolean nowCreated) {
    return new StaticRole(
        dbName,
        username,
        rotation,
        statements,
        credential,
        newSecret,
        claimed,
        newFailures,
        newRotated,
        newNext,
        nowCreated);
  }

  /** As a read shows it. */
  ObjectNode asJson() {
    ObjectNode out = Json.object();
    out.put("db_name", dbName);
    out.put("username", username);
    out.set("rotation_statements", Json.array(statements));
    out.put("credential_type", credential.type().wireName());
    if (!credential.asJson().isEmpty()) {
      out.set("credential_config", credential.asJson());
    }
    addTimes(out);
    return out;
  }

  /** When it was changed, and how often it is. */
  void addTimes(ObjectNode out) {
    if (rotation.isScheduled()) {
      out.put("rotation_schedule", rotation.schedule());
      if (!rotation.window().isZero()) {
        out.put("rotation_window", rotation.window().toSeconds());
      }
    } else {
      out.put("rotation_period", rotation.period().toSeconds());
    }
    if (rotated != null) {
      out.put("last_vault_rotation", rotated.toString());
    }
  }

  /** Leaves out the secrets. */
  @Override
  public String toString() {
    return "StaticRole[" + dbName + " " + username + "]";
  }
}
