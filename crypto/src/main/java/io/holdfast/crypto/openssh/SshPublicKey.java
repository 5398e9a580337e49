package io.holdfast.crypto.openssh;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.KeyType;
import io.holdfast.crypto.key.RsaKeys;
import io.holdfast.crypto.sign.Ed25519;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

/** A public key in SSH's form (RFC 4253, section 6.6; RFC 5656; RFC 8709), checked. */
public final class SshPublicKey {
  private static final int SMALLEST_RSA = 1024;
  private static final int LARGEST_RSA = 16_384;

  private final SshKeyType type;
  private final byte[] blob;
  private final int bits;

  private SshPublicKey(SshKeyType type, byte[] blob, int bits) {
    this.type = type;
    this.blob = blob;
    this.bits = bits;
  }

  /**
   * Reads a line as in {@code id_ed25519.pub}, of which the comment is dropped, or its base64
   * alone.
   *
   * @throws CryptoException when it is not a key, or not one of a supported type
   */
  public static SshPublicKey parse(String line) {
    if (line.strip().lines().count() > 1) {
      throw new CryptoException("malformed SSH public key: it has more than one line");
    }
    String[] words = line.strip().split("\\s+", 3);
    byte[] blob;
    try {
      blob = Base64.getDecoder().decode(words[words.length > 1 ? 1 : 0]);
    } catch (IllegalArgumentException e) {
      throw new CryptoException(
          "malformed SSH public key: write a type, such as ssh-ed25519, and base64");
    }
    SshPublicKey key = of(blob);
    if (words.length > 1 && !words[0].equals(key.type.wireName())) {
      throw new CryptoException(
          "malformed SSH public key: it says to be of one type and holds " + key.type.wireName());
    }
    return key;
  }

  /** Reads a key as it stands in other structures. */
  public static SshPublicKey of(byte[] blob) {
    WireReader in = new WireReader("SSH public key", blob);
    SshKeyType type = SshKeyType.named(in.text());
    int bits =
        switch (type) {
          case RSA -> rsaBits(in);
          case ECDSA_P256, ECDSA_P384, ECDSA_P521, SK_ECDSA_P256 -> curveBits(in, type);
          case ED25519, SK_ED25519 -> ed25519Bits(in);
        };
    if (type == SshKeyType.SK_ECDSA_P256 || type == SshKeyType.SK_ED25519) {
      String application = in.text();
      if (application.isEmpty()) {
        throw in.malformed("it names no application");
      }
    }
    in.expectEnd();
    return new SshPublicKey(type, blob.clone(), bits);
  }

  /** A key in SubjectPublicKeyInfo DER. */
  public static SshPublicKey ofSpki(byte[] spki) {
    SshKeyType type = SshKeyType.of(KeyType.ofPublic(spki));
    WireWriter out = new WireWriter().string(type.wireName());
    return of(
        switch (type) {
          case RSA -> out.mpint(RsaKeys.exponentOf(spki)).mpint(RsaKeys.modulusOf(spki)).bytes();
          case ED25519 -> out.string(Ed25519Keys.publicKeyOf(spki)).bytes();
          case ECDSA_P256, ECDSA_P384, ECDSA_P521 ->
              out.string(type.curveName()).string(EcKeys.pointOf(spki)).bytes();
          case SK_ECDSA_P256, SK_ED25519 ->
              throw new CryptoException("keys of security keys have no such form");
        });
  }

  public SshKeyType type() {
    return type;
  }

  /** Bits of the modulus or the curve: 2048, 256, 521 ... */
  public int bits() {
    return bits;
  }

  /** The key as it stands in other structures. */
  public byte[] blob() {
    return blob.clone();
  }

  /**
   * The 32 bytes of an Ed25519 key.
   *
   * @throws CryptoException when it is of another type
   */
  public byte[] ed25519Key() {
    if (type != SshKeyType.ED25519) {
      throw new CryptoException("not an Ed25519 key: its type is " + type.wireName());
    }
    return Arrays.copyOfRange(blob, blob.length - Ed25519.PUBLIC_KEY_SIZE, blob.length);
  }

  /** What follows the name of the type; a certificate repeats it. */
  byte[] fields() {
    return Arrays.copyOfRange(blob, 4 + type.wireName().length(), blob.length);
  }

  /** Type and base64, as in {@code authorized_keys}; without a comment or a line's end. */
  public String text() {
    return type.wireName() + " " + Base64.getEncoder().encodeToString(blob);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SshPublicKey key && Arrays.equals(blob, key.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }

  @Override
  public String toString() {
    return text();
  }

  private static int rsaBits(WireReader in) {
    BigInteger exponent = in.positiveMpint();
    BigInteger modulus = in.positiveMpint();
    int bits = modulus.bitLength();
    if (!exponent.testBit(0) || exponent.bitLength() < 2 || exponent.bitLength() > bits) {
      throw in.malformed("its exponent is not an odd number above 1");
    }
    if (bits < SMALLEST_RSA || bits > LARGEST_RSA || !modulus.testBit(0)) {
      throw in.malformed(
          "its modulus must be odd and of %d to %d bits".formatted(SMALLEST_RSA, LARGEST_RSA));
    }
    return bits;
  }

  private static int curveBits(WireReader in, SshKeyType type) {
    EcCurve curve = type.curve().orElseThrow();
    if (!in.text().equals(type.curveName())) {
      throw in.malformed("it names another curve than its type does");
    }
    byte[] point = in.string();
    if (!Arrays.equals(curve.decompress(point), point)) {
      throw in.malformed("its point is compressed");
    }
    return curve.order().bitLength();
  }

  private static int ed25519Bits(WireReader in) {
    if (!Ed25519.isValidPublicKey(in.string())) {
      throw in.malformed("it is not a point of the curve");
    }
    return 8 * Ed25519.PUBLIC_KEY_SIZE;
  }
}
