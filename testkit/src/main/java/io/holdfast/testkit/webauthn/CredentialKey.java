package io.holdfast.testkit.webauthn;

import io.holdfast.crypto.sign.Ed25519;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;

/** The key pair of a credential, for each algorithm that is taken. */
sealed interface CredentialKey {
  /** The COSE form of the public half. */
  byte[] cose();

  byte[] sign(byte[] message);

  static CredentialKey of(SoftAuthenticator.Algorithm algorithm) {
    return switch (algorithm) {
      case ES256 -> new Es256(pair("EC"));
      case EDDSA -> new EdDsa(Ed25519.generateSeed());
      case RS256 -> new Rs256(pair("RSA"));
    };
  }

  private static KeyPair pair(String kind) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      if (kind.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else {
        generator.initialize(2048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signed(String algorithm, KeyPair pair, byte[] message) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] unsigned(BigInteger value, int size) {
    byte[] bytes = value.toByteArray();
    byte[] out = new byte[size];
    int length = Math.min(size, bytes.length);
    System.arraycopy(bytes, bytes.length - length, out, size - length, length);
    return out;
  }

  /** ECDSA over P-256; signatures in DER. */
  record Es256(KeyPair pair) implements CredentialKey {
    @Override
    public byte[] cose() {
      var point = ((ECPublicKey) pair.getPublic()).getW();
      return Cbor.coseKey(
          List.of(
              1,
              2,
              3,
              -7,
              -1,
              1,
              -2,
              unsigned(point.getAffineX(), 32),
              -3,
              unsigned(point.getAffineY(), 32)));
    }

    @Override
    public byte[] sign(byte[] message) {
      return signed("SHA256withECDSA", pair, message);
    }
  }

  /** Ed25519. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record EdDsa(byte[] seed) implements CredentialKey {
    @Override
    public byte[] cose() {
      return Cbor.coseKey(List.of(1, 1, 3, -8, -1, 6, -2, Ed25519.publicKey(seed)));
    }

    @Override
    public byte[] sign(byte[] message) {
      return Ed25519.sign(seed, message);
    }

    @Override
    public String toString() {
      return "EdDsa" + Arrays.hashCode(Ed25519.publicKey(seed));
    }
  }

  /** RSA with PKCS#1 v1.5. */
  record Rs256(KeyPair pair) implements CredentialKey {
    @Override
    public byte[] cose() {
      RSAPublicKey key = (RSAPublicKey) pair.getPublic();
      return Cbor.coseKey(
          List.of(
              1,
              3,
              3,
              -257,
              -1,
              unsigned(key.getModulus(), 256),
              -2,
              unsigned(key.getPublicExponent(), 3)));
    }

    @Override
    public byte[] sign(byte[] message) {
      return signed("SHA256withRSA", pair, message);
    }
  }
}
