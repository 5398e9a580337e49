package io.holdfast.server.config;

import io.holdfast.crypto.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * Where a key is to be found: {@code file:///path}, {@code env://NAME}, or the key itself in the
 * configuration. It is read when it is needed, so that no key lies in a configuration record.
 */
public sealed interface SecretReference {
  /** A file that holds the key: its raw bytes, hexadecimal or base64. */
  record OfFile(Path path) implements SecretReference {}

  /** An environment variable that holds the key in hexadecimal or base64. */
  record OfEnvironment(String variable) implements SecretReference {}

  /** The key written into the configuration itself, in hexadecimal or base64. */
  record Inline(SecretBytes text) implements SecretReference {
    @Override
    public String toString() {
      return "Inline[hidden]";
    }
  }

  /** Reads a reference; what is neither a file nor a variable is the key itself. */
  static SecretReference parse(String text) {
    if (text.startsWith("file://")) {
      return new OfFile(Path.of(text.substring("file://".length())));
    }
    if (text.startsWith("env://")) {
      return new OfEnvironment(text.substring("env://".length()));
    }
    return new Inline(SecretBytes.take(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Fetches the key.
   *
   * @param size the key's size in bytes
   * @throws IllegalArgumentException when it is not there, or has another size or form
   */
  default SecretBytes key(int size, Map<String, String> environment) {
    byte[] raw =
        switch (this) {
          case OfFile file -> read(file.path());
          case OfEnvironment env -> {
            String value = environment.get(env.variable());
            if (value == null) {
              throw new IllegalArgumentException(
                  "the environment variable " + env.variable() + " is not set");
            }
            yield value.getBytes(StandardCharsets.UTF_8);
          }
          case Inline inline -> inline.text().use(byte[]::clone);
        };
    try {
      return decode(raw, size);
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new IllegalArgumentException("the key file " + path + " cannot be read", e);
    }
  }

  private static SecretBytes decode(byte[] raw, int size) {
    if (raw.length == size) {
      return SecretBytes.copyOf(raw);
    }
    String text = new String(raw, StandardCharsets.ISO_8859_1).strip();
    try {
      byte[] key =
          text.length() == 2 * size
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text);
      if (key.length == size) {
        return SecretBytes.take(key);
      }
      Arrays.fill(key, (byte) 0);
    } catch (IllegalArgumentException e) {
      // Its message quotes the text, which is the key: the one below says what is wanted.
    }
    throw new IllegalArgumentException(
        "the key must be " + size + " bytes: raw in a file, or in hexadecimal or base64");
  }
}
