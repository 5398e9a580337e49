package io.holdfast.crypto.sign;

import io.holdfast.crypto.ConstantTime;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.Cipher;
import org.bouncycastle.util.BigIntegers;

/** An RSA public key, ready to verify and encrypt. Safe for use by many threads. */
public final class RsaPublicKey {
  private final BigInteger modulus;
  private final BigInteger exponent;

  RsaPublicKey(BigInteger modulus, BigInteger exponent) {
    if (modulus.signum() <= 0 || !modulus.testBit(0)) {
      throw new CryptoException("not a valid RSA public key: its modulus is not odd");
    }
    if (exponent.intValue() < 3 || exponent.bitLength() > 31 || !exponent.testBit(0)) {
      throw new CryptoException(
          "RSA public exponent must be odd and between 3 and 2^31-1, not " + exponent);
    }
    this.modulus = modulus;
    this.exponent = exponent;
  }

  /** Bits of the modulus. */
  public int bits() {
    return modulus.bitLength();
  }

  /** Whether {@code signature} is one over the message. */
  public boolean verify(RsaScheme scheme, byte[] message, byte[] signature) {
    return verifyHash(scheme, scheme.hash(message), signature);
  }

  /** Whether {@code signature} is one over a hash that the caller made. */
  public boolean verifyHash(RsaScheme scheme, byte[] hash, byte[] signature) {
    BigInteger number = new BigInteger(1, signature);
    if (signature.length != size() || number.compareTo(modulus) >= 0) {
      return false;
    }
    BigInteger encoded = number.modPow(exponent, modulus);
    return switch (scheme) {
      case RsaScheme.Pkcs1v15(var algorithm) ->
          // Encoding anew and comparing leaves no parser to be fooled.
          ConstantTime.equal(
              Pkcs1v15Encoding.encode(algorithm, hash, size()),
              BigIntegers.asUnsignedByteArray(size(), encoded));
      case RsaScheme.Pss pss -> {
        int bits = bits() - 1;
        yield encoded.bitLength() <= bits
            && PssEncoding.matches(
                pss, hash, BigIntegers.asUnsignedByteArray((bits + 7) / 8, encoded), bits);
      }
    };
  }

  /** Encrypts by RSAES-OAEP with the same hash in its mask and an empty label. */
  public byte[] encryptOaep(HashAlgorithm hash, byte[] plaintext) {
    int longest = size() - 2 * hash.size() - 2;
    if (plaintext.length > longest) {
      throw new CryptoException(
          "plaintext of %d bytes is too long: this RSA key encrypts at most %d"
              .formatted(plaintext.length, longest));
    }
    try {
      Cipher cipher = Oaep.cipher();
      cipher.init(Cipher.ENCRYPT_MODE, platformKey(), Oaep.parameters(hash));
      return cipher.doFinal(plaintext);
    } catch (GeneralSecurityException e) {
      throw new CryptoException("RSA-OAEP could not encrypt", e);
    }
  }

  @Override
  public String toString() {
    return "RsaPublicKey[" + bits() + " bits]";
  }

  int size() {
    return (bits() + 7) / 8;
  }

  /** Whether {@code signature} to the public exponent is the number that was signed. */
  boolean opensTo(byte[] signature, byte[] encoded) {
    return new BigInteger(1, signature)
        .modPow(exponent, modulus)
        .equals(new BigInteger(1, encoded));
  }

  private PublicKey platformKey() throws GeneralSecurityException {
    KeyFactory keys =
        Rsa.provider().isPresent()
            ? KeyFactory.getInstance("RSA", Rsa.provider().get())
            : KeyFactory.getInstance("RSA");
    return keys.generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }
}
