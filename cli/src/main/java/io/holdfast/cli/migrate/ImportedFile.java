package io.holdfast.cli.migrate;

import io.holdfast.cli.command.Failure;
import io.holdfast.scan.migrate.SettingsFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file of settings on disk. */
record ImportedFile(Path path, SettingsFile settings) {
  static ImportedFile read(String name) {
    Path path = Path.of(name);
    try {
      return new ImportedFile(path, SettingsFile.of(name, Files.readString(path)));
    } catch (CharacterCodingException e) {
      throw Failure.local(name + " is not UTF-8 text: it is left alone");
    } catch (IOException e) {
      throw Failure.local("Cannot read " + name);
    }
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** Puts a text in the file's place, which is never half written, and keeps its permissions. */
  void replace(String text) {
    try {
      Path real = path.toRealPath();
      if (!Files.readString(real).equals(settings.text())) {
        throw Failure.local(
            path + " was changed meanwhile and is left alone; its secrets are in the vault");
      }
      Path fresh = Files.createTempFile(real.getParent(), ".import", "");
      try {
        Files.writeString(fresh, text);
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
          Files.setPosixFilePermissions(fresh, permissions);
        }
        Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw Failure.local(
          "Cannot write " + path + ": it still has the secrets, which are in the vault too");
    }
  }
}
