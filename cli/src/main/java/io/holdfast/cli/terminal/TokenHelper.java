package io.holdfast.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The token between commands: the file {@code ~/.vault-token}, readable by its owner only. */
public final class TokenHelper {
  private final Path file;

  /** The helper of the user whose home directory is given. */
  public TokenHelper(Path home) {
    this.file = home.resolve(".vault-token");
  }

  /** The stored token. */
  public Optional<String> read() {
    try {
      return Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the token file " + file, e);
    }
  }

  /** Replaces the stored token; the file is never seen half written, nor by others. */
  public void store(String token) {
    try {
      Path fresh = Files.createTempFile(file.getParent(), ".vault-token", "", privately());
      try {
        Files.writeString(fresh, token);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the token file " + file, e);
    }
  }

  /** Forgets the stored token. */
  public void erase() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the token file " + file, e);
    }
  }

  private FileAttribute<?>[] privately() {
    Set<String> views = file.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
