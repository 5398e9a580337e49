package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.openssh.SshPrivateKeys;
import io.holdfast.crypto.sign.Ed25519;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 private key of a file, erased once it was used. */
final class SigningKey implements AutoCloseable {
  private final byte[] seed;

  private SigningKey(byte[] seed) {
    this.seed = seed;
  }

  /** Reads PKCS#8 in PEM, or OpenSSH's form; neither encrypted. */
  static SigningKey read(Path file) {
    byte[] pkcs8;
    try {
      pkcs8 = SshPrivateKeys.read(Files.readString(file));
    } catch (IOException e) {
      throw Failure.local("Error reading the key " + file + ": it cannot be read");
    } catch (CryptoException e) {
      throw Failure.local("Error reading the key " + file + ": " + e.getMessage());
    }
    try {
      return new SigningKey(Ed25519Keys.seedOf(pkcs8));
    } catch (CryptoException e) {
      throw Failure.local("Error reading the key " + file + ": " + e.getMessage());
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  String publicKey() {
    return HexFormat.of().formatHex(Ed25519.publicKey(seed));
  }

  String sign(String message) {
    return HexFormat.of()
        .formatHex(Ed25519.sign(seed, message.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public void close() {
    Arrays.fill(seed, (byte) 0);
  }
}
