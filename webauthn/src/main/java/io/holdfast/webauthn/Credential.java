package io.holdfast.webauthn;

/**
 * A credential as it is kept.
 *
 * @param id in base64url, as all of it
 * @param publicKey the COSE key
 * @param signatures the authenticator's count of them; 0 for those that don't count
 */
public record Credential(String id, String publicKey, long signatures) {}
