package io.holdfast.crypto.openssh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.sign.Ed25519;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signature over a message as {@code ssh-keygen -Y sign} makes it (OpenSSH's PROTOCOL.sshsig), by
 * an Ed25519 key.
 */
public final class SshSignature {
  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
  private static final String END = "-----END SSH SIGNATURE-----";
  private static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);
  private static final int VERSION = 1;

  private final SshPublicKey publicKey;
  private final String namespace;
  private final byte[] reserved;
  private final String hash;
  private final byte[] signature;

  private SshSignature(WireReader in) {
    if (!Arrays.equals(in.raw(MAGIC.length), MAGIC)) {
      throw in.malformed("it does not begin with SSHSIG");
    }
    if (in.uint32() != VERSION) {
      throw in.malformed("it is of another version than " + VERSION);
    }
    publicKey = SshPublicKey.of(in.string());
    namespace = in.text();
    reserved = in.string();
    hash = in.text();
    WireReader inner = new WireReader("SSH signature", in.string());
    in.expectEnd();
    if (!inner.text().equals(SshKeyType.ED25519.wireName())) {
      throw new CryptoException("the SSH signature is not by an Ed25519 key");
    }
    signature = inner.string();
    inner.expectEnd();
  }

  /** Whether a text begins as one does. */
  public static boolean isOne(String text) {
    return text.startsWith(BEGIN);
  }

  /**
   * Reads the armored form.
   *
   * @throws CryptoException when it is not one, or not by an Ed25519 key
   */
  public static SshSignature parse(String text) {
    String armored = text.strip();
    if (!armored.startsWith(BEGIN) || !armored.endsWith(END)) {
      throw new CryptoException("malformed SSH signature: its first line must be " + BEGIN);
    }
    try {
      String base64 = armored.substring(BEGIN.length(), armored.length() - END.length());
      byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      return new SshSignature(new WireReader("SSH signature", bytes));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new CryptoException("malformed SSH signature: it is not base64");
    }
  }

  /**
   * Whether it is one over a message, by the owner of an Ed25519 key, for a purpose.
   *
   * @param key the 32 bytes
   * @param purpose what OpenSSH calls the namespace
   */
  public boolean verifies(byte[] key, String purpose, byte[] message) {
    return namespace.equals(purpose)
        && Arrays.equals(publicKey.ed25519Key(), key)
        && Ed25519.verify(key, signed(message), signature);
  }

  /** What the signature is over: a digest of the message with its purpose. */
  private byte[] signed(byte[] message) {
    HashAlgorithm algorithm =
        switch (hash) {
          case "sha256" -> HashAlgorithm.SHA2_256;
          case "sha512" -> HashAlgorithm.SHA2_512;
          default -> throw new CryptoException("the SSH signature's hash is unknown");
        };
    return new WireWriter()
        .raw(MAGIC)
        .string(namespace)
        .string(reserved)
        .string(hash)
        .string(algorithm.hash(message))
        .bytes();
  }

  @Override
  public String toString() {
    return "SshSignature[" + namespace + "]";
  }
}
