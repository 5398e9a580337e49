package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose content goes to the server or came from it; {@code -} is standard input. */
final class FileArgument {
  private FileArgument() {}

  static String read(String name, Terminal terminal) {
    if (name.equals("-")) {
      return new String(terminal.stdin(), StandardCharsets.UTF_8);
    }
    try {
      return Files.readString(Path.of(name.startsWith("@") ? name.substring(1) : name));
    } catch (IOException e) {
      throw Failure.local("cannot read the file " + name);
    }
  }

  static void write(String name, String content) {
    try {
      Files.writeString(Path.of(name), content);
    } catch (IOException e) {
      throw Failure.local("cannot write the file " + name);
    }
  }
}
