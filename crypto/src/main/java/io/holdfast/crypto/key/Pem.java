package io.holdfast.crypto.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.crypto.CryptoException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys and requests in the textual encoding of RFC 7468, lines of 64 characters that each end with
 * LF.
 */
public final class Pem {
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final String SEC1 = "EC PRIVATE KEY";
  private static final String PKCS1 = "RSA PRIVATE KEY";
  private static final String PKCS1_PUBLIC = "RSA PUBLIC KEY";

  private static final String REQUEST = "CERTIFICATE REQUEST";
  private static final String OLDER_REQUEST = "NEW CERTIFICATE REQUEST";

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]++)-----END \\1-----");

  private Pem() {}

  /** A PKCS#8 DER key as {@code PRIVATE KEY}. */
  public static String ofPrivate(byte[] pkcs8) {
    return encode(PRIVATE, pkcs8);
  }

  /**
   * A PKCS#8 DER key in the older form that Vault exports: {@code RSA PRIVATE KEY}, {@code EC
   * PRIVATE KEY}; an Ed25519 key, which has none, as {@code PRIVATE KEY}.
   */
  public static String ofPrivateInOlderForm(byte[] pkcs8) {
    return switch (KeyType.ofPrivate(pkcs8)) {
      case RSA -> encode(PKCS1, RsaKeys.toPkcs1(pkcs8));
      case EC_P256, EC_P384, EC_P521, EC_SECP256K1 -> encode(SEC1, EcKeys.toSec1(pkcs8));
      case ED25519 -> ofPrivate(pkcs8);
    };
  }

  /** A SubjectPublicKeyInfo DER key as {@code PUBLIC KEY}. */
  public static String ofPublic(byte[] spki) {
    return encode(PUBLIC, spki);
  }

  /** The PKCS#8 DER of the first block, which must be a private key that is not encrypted. */
  public static byte[] readPrivate(String pem) {
    Block block = firstBlock(pem);
    byte[] pkcs8 =
        switch (block.label) {
          case PRIVATE -> block.der;
          case SEC1 -> EcKeys.fromSec1(block.der);
          case PKCS1 -> RsaKeys.fromPkcs1(block.der);
          default -> throw unexpected(block.label, "an unencrypted private key");
        };
    KeyType.ofPrivate(pkcs8);
    return pkcs8;
  }

  /** The SubjectPublicKeyInfo DER of the first block, which must be a public key. */
  public static byte[] readPublic(String pem) {
    Block block = firstBlock(pem);
    byte[] spki =
        switch (block.label) {
          case PUBLIC -> block.der;
          case PKCS1_PUBLIC -> RsaKeys.publicFromPkcs1(block.der);
          default -> throw unexpected(block.label, "a public key");
        };
    KeyType.ofPublic(spki);
    return spki;
  }

  /** A PKCS#10 DER request as {@code CERTIFICATE REQUEST}. */
  static String ofCertificateRequest(byte[] der) {
    return encode(REQUEST, der);
  }

  /** The DER of the first block, which must be a request for a certificate. */
  static byte[] readCertificateRequest(String pem) {
    Block block = firstBlock(pem);
    return switch (block.label) {
      case REQUEST, OLDER_REQUEST -> block.der;
      default -> throw unexpected(block.label, "a certificate request");
    };
  }

  private static String encode(String label, byte[] der) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, lines.encodeToString(der), label);
  }

  private static Block firstBlock(String pem) {
    Matcher matcher = BLOCK.matcher(pem);
    if (!matcher.find()) {
      throw new CryptoException("no PEM block (-----BEGIN ...-----) found");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(2).getBytes(US_ASCII));
      return new Block(matcher.group(1), der);
    } catch (IllegalArgumentException e) {
      throw new CryptoException("PEM block " + matcher.group(1) + " is not valid base64");
    }
  }

  private static CryptoException unexpected(String label, String expected) {
    return new CryptoException("PEM block is " + label + ", expected " + expected);
  }

  private static final class Block {
    final String label;
    final byte[] der;

    Block(String label, byte[] der) {
      this.label = label;
      this.der = der;
    }
  }
}
