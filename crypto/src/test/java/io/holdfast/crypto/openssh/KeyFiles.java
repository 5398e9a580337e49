package io.holdfast.crypto.openssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Keys and certificates that {@code ssh-keygen} of OpenSSH 9.2 made for these tests. */
final class KeyFiles {
  private KeyFiles() {}

  static String read(String name) {
    try (InputStream file =
        Objects.requireNonNull(KeyFiles.class.getResourceAsStream("/openssh/" + name), name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] privateKey(String name) {
    return SshPrivateKeys.read(read(name));
  }

  static SshPublicKey publicKey(String name) {
    return SshPublicKey.parse(read(name + ".pub"));
  }
}
