package io.holdfast.crypto.pgp;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * Which key of a certificate to encrypt to: the newest one that its owner's signature says is for
 * that, is in force, and was not revoked. Whatever is in doubt is not taken.
 */
final class Recipients {
  private static final int ENCRYPTION = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;

  private final PGPPublicKeyRing ring;
  private final PGPPublicKey primary;
  private final Instant now;

  Recipients(PGPPublicKeyRing ring, Instant now) {
    this.ring = ring;
    this.primary = ring.getPublicKey();
    this.now = now;
  }

  Optional<PGPPublicKey> newest() {
    if (revoked(primary, PGPSignature.KEY_REVOCATION)
        || newestSelfSignature().filter(signature -> inForce(primary, signature)).isEmpty()) {
      return Optional.empty();
    }
    PGPPublicKey best = null;
    for (PGPPublicKey key : ring) {
      if (isRecipient(key)
          && (best == null || best.isMasterKey() || created(key).isAfter(created(best)))) {
        best = key;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isRecipient(PGPPublicKey key) {
    if (!key.isEncryptionKey()) {
      return false;
    }
    if (key.isMasterKey()) {
      return newestSelfSignature().filter(Recipients::isForEncryption).isPresent();
    }
    return !revoked(key, PGPSignature.SUBKEY_REVOCATION)
        && newest(key, PGPSignature.SUBKEY_BINDING, signature -> bindsSubkey(signature, key))
            .filter(signature -> isForEncryption(signature) && inForce(key, signature))
            .isPresent();
  }

  /** What the owner last said of the primary key, with one of the names on it. */
  private Optional<PGPSignature> newestSelfSignature() {
    Optional<PGPSignature> newest = Optional.empty();
    for (Iterator<String> names = primary.getUserIDs(); names.hasNext(); ) {
      String name = names.next();
      Iterator<PGPSignature> signatures = primary.getSignaturesForID(name);
      while (signatures != null && signatures.hasNext()) {
        PGPSignature signature = signatures.next();
        if (signature.isCertification()
            && verifies(signature, s -> s.verifyCertification(name, primary))) {
          newest = later(newest, signature);
        }
      }
    }
    return newest.or(() ->
        newest(
            primary,
            PGPSignature.DIRECT_KEY,
            s -> verifies(s, t -> t.verifyCertification(primary))));
  }

  private static Optional<PGPSignature> newest(
      PGPPublicKey key, int type, Predicate<PGPSignature> valid) {
    Optional<PGPSignature> newest = Optional.empty();
    for (Iterator<PGPSignature> all = key.getSignaturesOfType(type); all.hasNext(); ) {
      PGPSignature signature = all.next();
      if (valid.test(signature)) {
        newest = later(newest, signature);
      }
    }
    return newest;
  }

  private static Optional<PGPSignature> later(Optional<PGPSignature> one, PGPSignature other) {
    return one.isPresent()
            && Comparator.comparing(PGPSignature::getCreationTime).compare(one.get(), other) >= 0
        ? one
        : Optional.of(other);
  }

  private boolean bindsSubkey(PGPSignature signature, PGPPublicKey key) {
    return verifies(signature, s -> s.verifyCertification(primary, key));
  }

  /** Any claim of a revocation counts, proven or not: the owner can give another key. */
  private static boolean revoked(PGPPublicKey key, int type) {
    return key.hasRevocation() || key.getSignaturesOfType(type).hasNext();
  }

  private static boolean isForEncryption(PGPSignature signature) {
    PGPSignatureSubpacketVector said = signature.getHashedSubPackets();
    return said != null && (said.getKeyFlags() & ENCRYPTION) != 0;
  }

  private boolean inForce(PGPPublicKey key, PGPSignature signature) {
    PGPSignatureSubpacketVector said = signature.getHashedSubPackets();
    long seconds = said == null ? 0 : said.getKeyExpirationTime();
    return !created(key).isAfter(now)
        && (seconds == 0 || created(key).plusSeconds(seconds).isAfter(now));
  }

  private static Instant created(PGPPublicKey key) {
    return key.getCreationTime().toInstant();
  }

  @FunctionalInterface
  private interface Check {
    boolean holds(PGPSignature signature) throws PGPException;
  }

  private boolean verifies(PGPSignature signature, Check check) {
    if (signature.getKeyID() != primary.getKeyID()) {
      return false;
    }
    try {
      signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
      return check.holds(signature);
    } catch (PGPException | RuntimeException unreadable) {
      return false;
    }
  }
}
