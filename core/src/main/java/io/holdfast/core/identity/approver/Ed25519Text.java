package io.holdfast.core.identity.approver;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.openssh.SshPublicKey;
import io.holdfast.crypto.openssh.SshSignature;
import io.holdfast.crypto.sign.Ed25519;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Ed25519 keys and signatures in the forms that people have them in. */
public final class Ed25519Text {
  /** What OpenSSH's signatures have to be for ({@code ssh-keygen -Y sign -n}). */
  public static final String SSH_NAMESPACE = "holdfast-approval";

  private static final Pattern HEX_KEY = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern HEX_SIGNATURE = Pattern.compile("[0-9a-fA-F]{128}");

  private Ed25519Text() {}

  /**
   * A public key in hex.
   *
   * @param text hex, PEM ({@code PUBLIC KEY}), or a line as in {@code id_ed25519.pub}
   * @throws Refusal.InvalidRequest naming the field {@code public_key}
   */
  static String publicKey(String text) {
    byte[] key;
    try {
      key = read(text.strip());
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("public_key: " + e.getMessage());
    }
    if (!Ed25519.isValidPublicKey(key)) {
      throw new Refusal.InvalidRequest("public_key: it is not a point of the curve");
    }
    return HexFormat.of().formatHex(key);
  }

  private static byte[] read(String text) {
    if (HEX_KEY.matcher(text).matches()) {
      return HexFormat.of().parseHex(text);
    }
    if (text.startsWith("-----BEGIN")) {
      return Ed25519Keys.publicKeyOf(Pem.readPublic(text));
    }
    if (text.startsWith("ssh-ed25519 ")) {
      return SshPublicKey.parse(text).ed25519Key();
    }
    throw new CryptoException(
        "give an Ed25519 key as 64 hex digits, as PEM (PUBLIC KEY), or as a line that begins with"
            + " ssh-ed25519");
  }

  /**
   * Whether a text is somebody's signature over a message.
   *
   * @param publicKey in hex
   * @param signature hex, base64, or OpenSSH's form ({@code SSH SIGNATURE})
   * @throws Refusal.InvalidRequest naming the field {@code signature} when it is none of these
   */
  public static boolean verifies(String publicKey, byte[] message, String signature) {
    byte[] key = HexFormat.of().parseHex(publicKey);
    String text = signature.strip();
    try {
      if (SshSignature.isOne(text)) {
        return SshSignature.parse(text).verifies(key, SSH_NAMESPACE, message);
      }
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("signature: " + e.getMessage());
    }
    return Ed25519.verify(key, message, raw(text));
  }

  private static byte[] raw(String text) {
    if (HEX_SIGNATURE.matcher(text).matches()) {
      return HexFormat.of().parseHex(text);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length == Ed25519.SIGNATURE_SIZE) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new Refusal.InvalidRequest(
        "signature: give the 64 bytes in hex or base64, or OpenSSH's form (SSH SIGNATURE)");
  }
}
