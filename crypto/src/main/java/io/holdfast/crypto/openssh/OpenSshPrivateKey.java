package io.holdfast.crypto.openssh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.EcKeys;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.RsaNumbers;
import io.holdfast.crypto.sign.Ed25519;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.util.BigIntegers;

/** The form {@code openssh-key-v1} of private keys (OpenSSH's PROTOCOL.key), not encrypted. */
final class OpenSshPrivateKey {
  private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
  private static final String END = "-----END OPENSSH PRIVATE KEY-----";

  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(US_ASCII);
  private static final String NONE = "none";
  private static final int BLOCK = 8;
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(70, new byte[] {'\n'});

  private OpenSshPrivateKey() {}

  static boolean isOne(String text) {
    return text.startsWith(BEGIN);
  }

  static CryptoException encrypted() {
    return new CryptoException("the private key is encrypted; give it without a passphrase");
  }

  /** A file around its content. */
  static String armored(byte[] file) {
    return BEGIN + "\n" + LINES.encodeToString(file) + "\n" + END + "\n";
  }

  /** The key of a file in PKCS#8 DER. */
  static byte[] read(String text) {
    if (!text.endsWith(END)) {
      throw new CryptoException("malformed SSH private key: its last line is not " + END);
    }
    byte[] file;
    try {
      String base64 = text.substring(BEGIN.length(), text.length() - END.length());
      file = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new CryptoException("malformed SSH private key: it is not base64");
    }
    try {
      return key(file);
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  private static byte[] key(byte[] file) {
    WireReader in = new WireReader("SSH private key", file);
    if (!Arrays.equals(in.raw(MAGIC.length), MAGIC)) {
      throw in.malformed("it does not begin with openssh-key-v1");
    }
    String cipher = in.text();
    String kdf = in.text();
    if (!cipher.equals(NONE) || !kdf.equals(NONE)) {
      throw encrypted();
    }
    if (in.string().length != 0 || in.uint32() != 1) {
      throw in.malformed("it does not hold one key");
    }
    SshPublicKey publicKey = SshPublicKey.of(in.string());
    byte[] secret = in.string();
    in.expectEnd();
    byte[] pkcs8 = secretPart(new WireReader("SSH private key", secret));
    Arrays.fill(secret, (byte) 0);
    if (!SshPrivateKeys.publicKey(pkcs8).equals(publicKey)) {
      throw in.malformed("its public and private parts don't belong together");
    }
    return pkcs8;
  }

  private static byte[] secretPart(WireReader in) {
    int check = in.uint32();
    if (in.uint32() != check) {
      throw in.malformed("its two check numbers differ");
    }
    SshKeyType type = SshKeyType.named(in.text());
    byte[] pkcs8 =
        switch (type) {
          case RSA -> rsa(in);
          case ECDSA_P256, ECDSA_P384, ECDSA_P521 -> ecdsa(in, type);
          case ED25519 -> ed25519(in);
          case SK_ECDSA_P256, SK_ED25519 ->
              throw new CryptoException("the private key is in a security key, not in the file");
        };
    var _ = in.string();
    byte[] padding = in.rest();
    for (int i = 0; i < padding.length; i++) {
      if (padding[i] != i + 1) {
        throw in.malformed("its padding is wrong");
      }
    }
    return pkcs8;
  }

  private static byte[] rsa(WireReader in) {
    BigInteger modulus = in.positiveMpint();
    BigInteger exponent = in.positiveMpint();
    BigInteger d = in.positiveMpint();
    var _ = in.positiveMpint();
    return new RsaNumbers(modulus, exponent, d, in.positiveMpint(), in.positiveMpint()).toPkcs8();
  }

  private static byte[] ecdsa(WireReader in, SshKeyType type) {
    EcCurve curve = type.curve().orElseThrow();
    if (!in.text().equals(type.curveName())) {
      throw in.malformed("it names another curve than its type does");
    }
    var _ = in.string();
    BigInteger scalar = in.positiveMpint();
    if (scalar.compareTo(curve.order()) >= 0) {
      throw in.malformed("its number is not below the curve's order");
    }
    byte[] bytes = BigIntegers.asUnsignedByteArray(curve.size(), scalar);
    try {
      return EcKeys.toPkcs8(curve, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] ed25519(WireReader in) {
    var _ = in.string();
    byte[] both = in.string();
    if (both.length != Ed25519.SEED_SIZE + Ed25519.PUBLIC_KEY_SIZE) {
      throw in.malformed("an Ed25519 key has 64 bytes, not " + both.length);
    }
    byte[] seed = Arrays.copyOf(both, Ed25519.SEED_SIZE);
    try {
      return Ed25519Keys.toPkcs8(seed);
    } finally {
      Arrays.fill(both, (byte) 0);
      Arrays.fill(seed, (byte) 0);
    }
  }

  /**
   * The content of a file with an Ed25519 key and no comment.
   *
   * @param check four random bytes
   */
  static byte[] ofEd25519(byte[] seed, byte[] check) {
    byte[] publicKey = Ed25519.publicKey(seed);
    String type = SshKeyType.ED25519.wireName();
    byte[] both = Arrays.copyOf(seed, Ed25519.SEED_SIZE + Ed25519.PUBLIC_KEY_SIZE);
    System.arraycopy(publicKey, 0, both, Ed25519.SEED_SIZE, Ed25519.PUBLIC_KEY_SIZE);
    WireWriter secret =
        new WireWriter()
            .raw(check)
            .raw(check)
            .string(type)
            .string(publicKey)
            .string(both)
            .string("");
    for (byte pad = 1; secret.size() % BLOCK != 0; pad++) {
      var _ = secret.raw(new byte[] {pad});
    }
    byte[] secretBytes = secret.takeBytes();
    try {
      return new WireWriter()
          .raw(MAGIC)
          .string(NONE)
          .string(NONE)
          .string("")
          .uint32(1)
          .string(new WireWriter().string(type).string(publicKey).bytes())
          .string(secretBytes)
          .takeBytes();
    } finally {
      Arrays.fill(both, (byte) 0);
      Arrays.fill(secretBytes, (byte) 0);
    }
  }
}
