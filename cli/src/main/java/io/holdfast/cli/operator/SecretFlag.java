package io.holdfast.cli.operator;

import io.holdfast.cli.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The value of a flag that may be secret, and so may stand in a file: {@code -x=@file}. */
final class SecretFlag {
  private SecretFlag() {}

  static String value(String given) {
    if (!given.startsWith("@")) {
      return given;
    }
    try {
      return Files.readString(Path.of(given.substring(1))).strip();
    } catch (IOException e) {
      throw Failure.local("cannot read the file " + given.substring(1));
    }
  }
}
