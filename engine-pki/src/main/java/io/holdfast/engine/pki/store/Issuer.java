package io.holdfast.engine.pki.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.holdfast.api.Refusal;
import io.holdfast.engine.pki.x509.Certificates;
import io.holdfast.engine.pki.x509.SignatureScheme;
import io.holdfast.engine.pki.x509.UrlSet;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * An authority's certificate, with its private key or without.
 *
 * @param name empty for none
 * @param keyId empty where the private key is not here
 * @param certificate DER
 * @param serial its text
 * @param chain ids of the issuers up to the root, this one first
 * @param manualChain the same as a client wants it; empty to have it found
 * @param revocationAlgorithm how CRLs and OCSP answers are signed; empty for the key's default
 * @param urls empty for those of the mount
 * @param revokedAt the epoch while it is not revoked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Issuer(
    String id,
    String name,
    String keyId,
    byte[] certificate,
    String serial,
    List<String> chain,
    List<String> manualChain,
    LeafNotAfter leafNotAfter,
    List<Usage> usage,
    String revocationAlgorithm,
    UrlSet urls,
    boolean urlTemplating,
    Instant revokedAt) {

  static Issuer fresh(
      String id,
      String name,
      String keyId,
      byte[] certificate,
      String serial,
      SignatureScheme revocationScheme) {
    return new Issuer(
        id,
        name,
        keyId,
        certificate,
        serial,
        List.of(id),
        List.of(),
        LeafNotAfter.ERR,
        Usage.ALL,
        revocationScheme.apiName(),
        UrlSet.NONE,
        false,
        Instant.EPOCH);
  }

  public X509CertificateHolder holder() {
    return Certificates.read(certificate);
  }

  @JsonIgnore
  public boolean isRevoked() {
    return !revokedAt.equals(Instant.EPOCH);
  }

  /** Whether it can sign CRLs and may. */
  public boolean signsCrls() {
    return !keyId.isEmpty() && usage.contains(Usage.CRL_SIGNING);
  }

  /** Refuses what the issuer may not be used for. */
  public Issuer requireUsage(Usage wanted) {
    if (!usage.contains(wanted)) {
      throw new Refusal.InvalidRequest(
          "issuer %s may not be used for %s, only for %s: change its usage"
              .formatted(name.isEmpty() ? id : name, wanted.apiName(), Usage.text(usage)));
    }
    return this;
  }

  public Issuer withChain(List<String> ids) {
    return new Issuer(
        id,
        name,
        keyId,
        certificate,
        serial,
        ids,
        manualChain,
        leafNotAfter,
        usage,
        revocationAlgorithm,
        urls,
        urlTemplating,
        revokedAt);
  }

  public Issuer withKey(String key) {
    return new Issuer(
        id,
        name,
        key,
        certificate,
        serial,
        chain,
        manualChain,
        leafNotAfter,
        usage,
        revocationAlgorithm,
        urls,
        urlTemplating,
        revokedAt);
  }

  /** Revoked: it issues no more. */
  public Issuer revoked(Instant when) {
    return new Issuer(
        id,
        name,
        keyId,
        certificate,
        serial,
        chain,
        manualChain,
        leafNotAfter,
        usage.stream().filter(use -> use != Usage.ISSUING).toList(),
        revocationAlgorithm,
        urls,
        urlTemplating,
        when);
  }
}
