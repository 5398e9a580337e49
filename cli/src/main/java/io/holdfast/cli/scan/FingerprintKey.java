package io.holdfast.cli.scan;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.fingerprint.SecretFingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key of fingerprints: of {@code -key-file}, else of {@code HOLDFAST_SCAN_KEY}, else the one
 * that this user keeps in {@code ~/.config/holdfast/scan.key}, made when it is first needed.
 */
public final class FingerprintKey {
  private static final int SIZE = 32;

  private FingerprintKey() {}

  /** Fingerprints under the key; the caller closes them. */
  public static SecretFingerprint load(@Nullable String file, Terminal terminal) {
    try (SecretBytes key = key(file, terminal)) {
      return new SecretFingerprint(key);
    }
  }

  private static SecretBytes key(@Nullable String file, Terminal terminal) {
    if (file != null) {
      return parse(read(Path.of(file)), "-key-file " + file);
    }
    return terminal
        .exactVariable("HOLDFAST_SCAN_KEY")
        .map(text -> parse(text.getBytes(StandardCharsets.UTF_8), "HOLDFAST_SCAN_KEY"))
        .orElseGet(() -> own(terminal));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Failure.local("Cannot read the fingerprint key " + file);
    }
  }

  /** 32 bytes as they are, in hex or in base64. */
  private static SecretBytes parse(byte[] given, String source) {
    if (given.length == SIZE) {
      return SecretBytes.take(given);
    }
    String text = new String(given, StandardCharsets.ISO_8859_1).strip();
    try {
      byte[] key =
          text.length() == 2 * SIZE
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text);
      if (key.length == SIZE) {
        return SecretBytes.take(key);
      }
    } catch (IllegalArgumentException e) {
      // Told below, without a word of it.
    }
    throw Failure.local(
        source + " is no fingerprint key: give 32 bytes, as they are, in hex or in base64");
  }

  private static SecretBytes own(Terminal terminal) {
    Path settings =
        terminal
            .exactVariable("XDG_CONFIG_HOME")
            .map(Path::of)
            .orElse(terminal.home().resolve(".config"));
    Path file = settings.resolve("holdfast").resolve("scan.key");
    if (Files.isRegularFile(file)) {
      return parse(read(file), file.toString());
    }
    byte[] key = Randomness.bytes(SIZE);
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(file, privately(file));
      Files.writeString(file, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.WRITE);
    } catch (IOException e) {
      terminal
          .err()
          .println(
              "Note: "
                  + file
                  + " cannot be written, so this run's fingerprints fit no other's; give a key by"
                  + " HOLDFAST_SCAN_KEY");
    }
    return SecretBytes.take(key);
  }

  private static FileAttribute<?>[] privately(Path file) {
    Set<String> views = file.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
