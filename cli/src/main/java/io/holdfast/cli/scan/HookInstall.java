package io.holdfast.cli.scan;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.terminal.Terminal;
import io.holdfast.scan.source.git.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** {@code scan hook install}: has git scan what is staged before each commit. */
final class HookInstall {
  private static final String MARK = "# holdfast scan";

  private HookInstall() {}

  static int run(Terminal terminal, Path place) {
    try (GitRepository repository = GitRepository.open(place)) {
      Path hook = repository.hooks().resolve("pre-commit");
      if (Files.exists(hook) && !Files.readString(hook).contains(MARK)) {
        throw Failure.local(
            hook
                + " is there already, and not ours: add the line \"holdfast scan -staged || exit 1\""
                + " to it");
      }
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, hook(launcher()));
      if (hook.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      terminal.out().println("Success! Each commit is scanned first: " + hook);
      return 0;
    } catch (IOException e) {
      throw Failure.local("The hook cannot be installed: " + e.getMessage());
    }
  }

  private static String launcher() {
    String own = System.getProperty("holdfast.launcher", "holdfast");
    return own.replaceAll("[\"$`\\\\]", "");
  }

  private static String hook(String launcher) {
    return """
    #!/bin/sh
    %s: refuses commits with secrets in them; git commit --no-verify goes past it once.
    exec "${HOLDFAST:-%s}" scan -staged
    """
        .formatted(MARK, launcher);
  }
}
