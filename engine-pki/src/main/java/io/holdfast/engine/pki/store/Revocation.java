package io.holdfast.engine.pki.store;

import java.time.Instant;

/**
 * A revoked certificate.
 *
 * @param certificate DER
 * @param issuerId which issuer signed it; empty when that is not known any more
 * @param crl the issuer's {@link CrlSets set}, in whose CRLs it stands
 * @param revokedAt when
 * @param ends when the certificate ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Revocation(
    String serial,
    byte[] certificate,
    String issuerId,
    String crl,
    Instant revokedAt,
    Instant ends) {}
