package io.holdfast.core.identity.approver;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key by which an entity signs approvals.
 *
 * @param publicKey of Ed25519 the 32 bytes in hex, of WebAuthn the COSE key in base64url
 * @param credentialId of WebAuthn, in base64url; else empty
 * @param signatures the authenticator's own count of them; 0 for those that don't count
 * @param countsFrom from when on it is good for approvals
 * @param enrolledBy the id of the entity that registered it; empty for a token without one
 * @param confirmedBy the same of who confirmed it; null when nobody did
 * @param lastUsed null when never
 */
public record ApproverKey(
    String id,
    String entity,
    String name,
    Type type,
    String publicKey,
    String credentialId,
    long signatures,
    Instant created,
    Instant countsFrom,
    String enrolledBy,
    @Nullable String confirmedBy,
    @Nullable Instant lastUsed) {

  /** What makes the signatures. */
  public enum Type {
    /** A key in a file or a program (RFC 8032). */
    ED25519,
    /** A security key, or what a device has in place of one. */
    WEBAUTHN;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is good for approvals. */
  public boolean counts(Instant now) {
    return !countsFrom.isAfter(now);
  }

  /** What nobody else may have as well. */
  String unique() {
    return type.wireName() + ":" + (type == Type.ED25519 ? publicKey : credentialId);
  }

  ApproverKey confirmed(String by, Instant at) {
    return new ApproverKey(
        id,
        entity,
        name,
        type,
        publicKey,
        credentialId,
        signatures,
        created,
        countsFrom.isBefore(at) ? countsFrom : at,
        enrolledBy,
        by,
        lastUsed);
  }

  /** The same after a signature. */
  public ApproverKey used(Instant at, long counted) {
    return new ApproverKey(
        id,
        entity,
        name,
        type,
        publicKey,
        credentialId,
        counted,
        created,
        countsFrom,
        enrolledBy,
        confirmedBy,
        at);
  }

  ApproverKey of(String other) {
    return new ApproverKey(
        id,
        other,
        name,
        type,
        publicKey,
        credentialId,
        signatures,
        created,
        countsFrom,
        enrolledBy,
        confirmedBy,
        lastUsed);
  }
}
