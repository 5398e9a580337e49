package io.holdfast.webauthn;

/**
 * A use of a credential that was verified: with its public key enough to verify it again. The
 * signature is over {@code authenticatorData} and the SHA-256 of {@code clientData}.
 *
 * @param authenticatorData in base64url, as all of it
 * @param clientData JSON; it holds the challenge
 * @param signatures the authenticator's count with this one
 */
public record Assertion(
    String authenticatorData, String clientData, String signature, long signatures) {}
