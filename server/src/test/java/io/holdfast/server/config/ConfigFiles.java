package io.holdfast.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes configuration files and loads them. */
final class ConfigFiles {
  static final String MINIMAL =
      """
      storage "inmem" {}
      listener "tcp" { tls_disable = true }
      """;

  private final Path directory;

  ConfigFiles(Path directory) {
    this.directory = directory;
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  LoadedConfig load(String text) {
    return ConfigLoader.load(List.of(write("test.hcl", text)), Map.of(), false);
  }

  /** The errors, with the file's name instead of its path. */
  List<String> errors(String text) {
    try {
      load(text);
      return List.of();
    } catch (ConfigException e) {
      return e.problems().stream().map(this::shown).toList();
    }
  }

  String shown(Problem problem) {
    return problem.toString().replace(directory + "/", "");
  }
}
