package io.holdfast.log.note;

import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.log.Base64Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public key that a note is verified with, by its C2SP signed-note encoding {@code <name>+<8
 * hex digits of the key id>+<base64 of 0x01 and the 32 bytes of the Ed25519 key>}. Two keys are
 * equal when their encodings are.
 */
public final class VerifierKey {
  /** The signature type of plain Ed25519 notes. */
  static final byte ED25519 = 0x01;

  private final String name;
  private final int id;
  private final byte[] publicKey;

  private VerifierKey(String name, byte[] publicKey) {
    this.name = name;
    this.publicKey = publicKey;
    this.id = idOf(name, publicKey);
  }

  /**
   * An Ed25519 key under a name.
   *
   * @param publicKey the 32 bytes of RFC 8032
   * @throws MalformedNoteException for a name or a key that C2SP signed-note does not allow
   */
  public static VerifierKey ed25519(String name, byte[] publicKey) {
    KeyName.require(name);
    if (!Ed25519.isValidPublicKey(publicKey)) {
      throw new MalformedNoteException("verifier key \"" + name + "\": not an Ed25519 public key");
    }
    return new VerifierKey(name, publicKey.clone());
  }

  /**
   * Reads the encoded form; white space around it is ignored, since it comes from files.
   *
   * @throws MalformedNoteException when it is not one, or its id does not belong to its key
   */
  public static VerifierKey parse(String encoded) {
    String[] parts = encoded.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw malformed(encoded, "expected <name>+<key id>+<base64 key>");
    }
    byte[] typed =
        Base64Text.decode(parts[2]).orElseThrow(() -> malformed(encoded, "its key is not Base64"));
    if (typed.length != 1 + Ed25519.PUBLIC_KEY_SIZE || typed[0] != ED25519) {
      throw malformed(encoded, "only Ed25519 keys (type 0x01, 32 bytes) are supported");
    }
    VerifierKey key = ed25519(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!parts[1].equals(key.hexId())) {
      throw malformed(encoded, "its key id is " + parts[1] + ", but the key's is " + key.hexId());
    }
    return key;
  }

  public String name() {
    return name;
  }

  /** The key id: the first four bytes of a hash over name, type and key. */
  public int id() {
    return id;
  }

  /** A copy of the 32 bytes of the key. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** Whether {@code signature} is this key's over {@code text}. */
  public boolean verify(byte[] text, byte[] signature) {
    return Ed25519.verify(publicKey, text, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key
        && name.equals(key.name)
        && Arrays.equals(publicKey, key.publicKey);
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** The encoded form. */
  @Override
  public String toString() {
    byte[] typed = new byte[1 + publicKey.length];
    typed[0] = ED25519;
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    return name + "+" + hexId() + "+" + Base64Text.encode(typed);
  }

  private String hexId() {
    return HexFormat.of().toHexDigits(id);
  }

  private static int idOf(String name, byte[] publicKey) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(name.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) '\n');
      sha256.update(ED25519);
      return ByteBuffer.wrap(sha256.digest(publicKey)).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
    }
  }

  private static MalformedNoteException malformed(String encoded, String why) {
    return new MalformedNoteException("verifier key \"" + encoded.strip() + "\": " + why);
  }
}
