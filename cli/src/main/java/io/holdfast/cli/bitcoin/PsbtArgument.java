package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The PSBT to sign: {@code psbt=BASE64}, {@code psbt=@file} or {@code psbt=-}, base64 or binary.
 */
final class PsbtArgument {
  private static final byte[] MAGIC = {'p', 's', 'b', 't', (byte) 0xff};

  private PsbtArgument() {}

  /** The PSBT in base64. */
  static String read(List<String> words, Terminal terminal) {
    if (words.size() != 1) {
      throw Failure.local("Give the PSBT as psbt=BASE64, psbt=@file or psbt=-");
    }
    String given = words.getFirst().replaceFirst("^psbt=", "");
    if (given.equals("-")) {
      return base64(terminal.stdin());
    }
    if (!given.startsWith("@")) {
      return given.strip();
    }
    try {
      return base64(Files.readAllBytes(Path.of(given.substring(1))));
    } catch (IOException e) {
      throw Failure.local("cannot read the PSBT in the file " + given.substring(1));
    }
  }

  private static String base64(byte[] bytes) {
    boolean isBinary =
        bytes.length > MAGIC.length
            && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    return isBinary
        ? Base64.getEncoder().encodeToString(bytes)
        : new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
  }
}
