package io.holdfast.cli.operator;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** PGP public keys as the API takes them: base64 of the binary key. */
final class PgpKeyFiles {
  private PgpKeyFiles() {}

  static Json read(List<String> files) {
    return new Json.Arr(files.stream().map(PgpKeyFiles::read).toList());
  }

  /** A key in a binary, base64 or armoured file; an @ before its name is allowed. */
  static Json read(String name) {
    if (name.startsWith("keybase:")) {
      throw Failure.local(
          "keys from keybase are not fetched: save the key of " + name + " to a file");
    }
    Path file = Path.of(name.strip().replaceFirst("^@", ""));
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw Failure.local("cannot read the PGP key in " + file);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    if (text.startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
      String body =
          text.replaceFirst("(?s)^.*?\\R\\s*\\R", "")
              .replaceFirst("(?s)\\R=[^\\r\\n]{4}\\s*-----END.*|-----END.*", "");
      return Json.of(body.replaceAll("\\s", ""));
    }
    return Json.of(
        text.matches("[A-Za-z0-9+/=\\s]+")
            ? text.replaceAll("\\s", "")
            : Base64.getEncoder().encodeToString(bytes));
  }
}
