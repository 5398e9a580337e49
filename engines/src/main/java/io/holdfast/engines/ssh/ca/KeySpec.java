package io.holdfast.engines.ssh.ca;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.openssh.SshKeyType;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Rsa;
import java.util.Arrays;

/** A key pair that is to be made. */
public record KeySpec(SshKeyType type, int bits) {
  /** Its type, in OpenSSH's name or the short one. */
  public static final Field<String> KEY_TYPE =
      Field.string(
          "key_type",
          "Type of the key that is made: ssh-rsa (rsa), ssh-ed25519 (ed25519), ec, or"
              + " ecdsa-sha2-nistp256, -nistp384, -nistp521.");

  /** Its length, where the type leaves it open. */
  public static final Field<Long> KEY_BITS =
      Field.integer(
          "key_bits",
          "Its bits: 2048, 3072, 4096 (default) or 8192 for RSA; 256 (default), 384 or 521 for ec.");

  /**
   * The key pair that a request asks for.
   *
   * @throws Refusal.InvalidRequest naming the field that is wrong
   */
  public static KeySpec of(Call call, Field<String> keyType) {
    String name = call.get(keyType);
    int bits = Math.clamp(call.get(KEY_BITS), -1, 100_000);
    return switch (name) {
      case "ssh-rsa", "rsa" -> rsa(bits == 0 ? 4096 : bits);
      case "ssh-ed25519", "ed25519" -> new KeySpec(SshKeyType.ED25519, 256);
      case "ecdsa-sha2-nistp256" -> ec(256);
      case "ecdsa-sha2-nistp384" -> ec(384);
      case "ecdsa-sha2-nistp521" -> ec(521);
      case "ec" -> ec(bits == 0 ? 256 : bits);
      default -> throw new Refusal.InvalidRequest("unknown key_type; use rsa, ec or ed25519");
    };
  }

  private static KeySpec rsa(int bits) {
    return switch (bits) {
      case 2048, 3072, 4096, 8192 -> new KeySpec(SshKeyType.RSA, bits);
      default ->
          throw new Refusal.InvalidRequest("key_bits of RSA must be 2048, 3072, 4096 or 8192");
    };
  }

  private static KeySpec ec(int bits) {
    return switch (bits) {
      case 256 -> new KeySpec(SshKeyType.ECDSA_P256, bits);
      case 384 -> new KeySpec(SshKeyType.ECDSA_P384, bits);
      case 521 -> new KeySpec(SshKeyType.ECDSA_P521, bits);
      default -> throw new Refusal.InvalidRequest("key_bits of ec must be 256, 384 or 521");
    };
  }

  /** A fresh private key in PKCS#8 DER, which the caller zeroes; RSA takes seconds. */
  public byte[] generate() {
    return switch (type) {
      case RSA -> Rsa.generate(bits);
      case ECDSA_P256 -> Ecdsa.generate(EcCurve.P256);
      case ECDSA_P384 -> Ecdsa.generate(EcCurve.P384);
      case ECDSA_P521 -> Ecdsa.generate(EcCurve.P521);
      case ED25519 -> ed25519();
      case SK_ECDSA_P256, SK_ED25519 ->
          throw new IllegalStateException("keys of security keys are made by those");
    };
  }

  private static byte[] ed25519() {
    byte[] seed = Ed25519.generateSeed();
    try {
      return Ed25519Keys.toPkcs8(seed);
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }
}
