package io.holdfast.crypto.openssh;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.KeyType;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.key.RsaKeys;
import io.holdfast.crypto.key.RsaNumbers;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Private keys as files of OpenSSH hold them. Here they are PKCS#8 DER, as everywhere else; what
 * was read or written is the caller's to erase.
 */
public final class SshPrivateKeys {
  private SshPrivateKeys() {}

  /**
   * Reads a file: OpenSSH's own form, PKCS#8, PKCS#1 or SEC 1, none of them encrypted.
   *
   * @return the key in PKCS#8 DER
   * @throws CryptoException when it is none of these, or of a type or size that does not sign here
   */
  public static byte[] read(String pem) {
    String text = pem.strip();
    byte[] pkcs8 = OpenSshPrivateKey.isOne(text) ? OpenSshPrivateKey.read(text) : other(text);
    if (SshKeyType.of(KeyType.ofPrivate(pkcs8)) == SshKeyType.RSA) {
      var _ = Rsa.publicHalf(RsaKeys.spkiOf(pkcs8));
    }
    return pkcs8;
  }

  private static byte[] other(String text) {
    if (text.contains("\nProc-Type:") || text.contains("BEGIN ENCRYPTED")) {
      throw OpenSshPrivateKey.encrypted();
    }
    byte[] pkcs8 = Pem.readPrivate(text);
    try {
      return canonical(pkcs8);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** As this program writes it: other writers leave out what was derived, or contradict it. */
  private static byte[] canonical(byte[] pkcs8) {
    return switch (KeyType.ofPrivate(pkcs8)) {
      case RSA -> RsaNumbers.of(pkcs8).toPkcs8();
      case ED25519 -> erasing(Ed25519Keys.seedOf(pkcs8), Ed25519Keys::toPkcs8);
      case EC_P256, EC_P384, EC_P521, EC_SECP256K1 -> {
        EcCurve curve = EcKeys.curveOfPrivate(pkcs8);
        yield erasing(EcKeys.scalarOf(pkcs8), scalar -> EcKeys.toPkcs8(curve, scalar));
      }
    };
  }

  private static <T> T erasing(byte[] secret, Function<byte[], T> use) {
    try {
      return use.apply(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Writes a file as Vault hands it out: PKCS#1 for RSA, SEC 1 for ECDSA, OpenSSH's own form for
   * Ed25519.
   */
  public static String write(byte[] pkcs8) {
    if (KeyType.ofPrivate(pkcs8) != KeyType.ED25519) {
      return Pem.ofPrivateInOlderForm(pkcs8);
    }
    byte[] file =
        erasing(
            Ed25519Keys.seedOf(pkcs8),
            seed -> OpenSshPrivateKey.ofEd25519(seed, Randomness.bytes(4)));
    return erasing(file, OpenSshPrivateKey::armored);
  }

  /** The public key of a private one in PKCS#8 DER. */
  public static SshPublicKey publicKey(byte[] pkcs8) {
    return SshPublicKey.ofSpki(
        switch (KeyType.ofPrivate(pkcs8)) {
          case RSA -> RsaKeys.spkiOf(pkcs8);
          case ED25519 ->
              erasing(
                  Ed25519Keys.seedOf(pkcs8), seed -> Ed25519Keys.toSpki(Ed25519.publicKey(seed)));
          case EC_P256, EC_P384, EC_P521, EC_SECP256K1 -> EcKeys.spkiOf(pkcs8);
        });
  }
}
