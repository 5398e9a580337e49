package io.holdfast.server.config;

import io.holdfast.core.policy.hcl.Hcl;
import io.holdfast.core.policy.hcl.HclSyntaxException;
import io.holdfast.core.policy.hcl.Position;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads configuration files and directories of them into one {@link ServerConfig}. */
public final class ConfigLoader {
  /** A larger file is no configuration: a path was mistaken. */
  private static final long MAX_FILE_SIZE = 1 << 20;

  private final Problems problems = new Problems();
  private final List<Entry> entries = new ArrayList<>();

  private ConfigLoader() {}

  /**
   * Reads the files in the order given; of a directory, its {@code .hcl} and {@code .json} files by
   * name. Blocks add up; of a single value given in several files the last one counts.
   *
   * @param environment overrides: {@code VAULT_API_ADDR} and its like, see {@link Overrides}
   * @param dev whether storage and listener may be left out, as with {@code -dev}
   * @throws ConfigException with all that is wrong
   */
  public static LoadedConfig load(List<Path> paths, Map<String, String> environment, boolean dev) {
    ConfigLoader loader = new ConfigLoader();
    paths.forEach(loader::read);
    loader.problems.throwIfAny();
    Section top =
        new Section(
            "", loader.entries, new Place(name(paths), new Position(1, 1)), loader.problems);
    ServerConfig config = new ServerReader(top, new Overrides(environment), dev).read();
    loader.problems.throwIfAny();
    return new LoadedConfig(config, loader.problems.warnings());
  }

  private static String name(List<Path> paths) {
    return paths.isEmpty() ? "the configuration" : paths.getFirst().toString();
  }

  private void read(Path path) {
    try {
      if (Files.isDirectory(path)) {
        List<Path> files = filesOf(path);
        if (files.isEmpty()) {
          problems.error("the directory " + path + " holds no .hcl or .json file");
        }
        files.forEach(this::readFile);
      } else {
        readFile(path);
      }
    } catch (IOException e) {
      problems.error("the directory " + path + " cannot be read: " + reason(e));
    }
  }

  private static List<Path> filesOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".hcl") || file.toString().endsWith(".json"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private void readFile(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_SIZE) {
        problems.error("the file " + file + " is larger than 1 MiB: is it a configuration?");
        return;
      }
      String text = Files.readString(file);
      String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
      entries.addAll(Entry.of(Hcl.read(bare), file.toString()));
    } catch (HclSyntaxException e) {
      problems.error(new Place(file.toString(), e.position()), e.reason());
    } catch (CharacterCodingException e) {
      problems.error("the file " + file + " is not UTF-8 text");
    } catch (IOException e) {
      problems.error("the file " + file + " cannot be read: " + reason(e));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException absent -> "it is not there";
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
