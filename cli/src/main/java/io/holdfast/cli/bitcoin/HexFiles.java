package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Values that come one after the other, in an argument or in a file. */
final class HexFiles {
  private HexFiles() {}

  /** The values of {@code a,b}, or of the lines of {@code @file}. */
  static List<String> read(String flag, String given) {
    if (!given.startsWith("@")) {
      return list(given);
    }
    try {
      return list(Files.readString(Path.of(given.substring(1))));
    } catch (IOException e) {
      throw Failure.local(flag + ": cannot read the file " + given.substring(1));
    }
  }

  /** The values between commas or white space. */
  static List<String> list(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(each -> !each.isEmpty()).toList();
  }
}
