package io.holdfast.scan.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What shells and clients of databases remember of what was typed. */
public final class ShellHistories {
  private static final List<String> FILES =
      List.of(
          ".bash_history",
          ".zsh_history",
          ".zhistory",
          ".history",
          ".sh_history",
          ".ash_history",
          ".ksh_history",
          ".local/share/fish/fish_history",
          ".local/share/powershell/PSReadLine/ConsoleHost_history.txt",
          ".config/nushell/history.txt",
          ".python_history",
          ".node_repl_history",
          ".irb_history",
          ".psql_history",
          ".mysql_history",
          ".mariadb_history",
          ".sqlite_history",
          ".rediscli_history",
          ".mongo_history",
          ".dbshell",
          ".lesshst",
          ".viminfo",
          ".wget-hsts");

  private ShellHistories() {}

  /** Those of the user whose home directory is given. */
  public static List<ScanObject> of(Path home) {
    return FILES.stream()
        .map(home::resolve)
        .filter(Files::isRegularFile)
        .map(file ->
            ScanObject.of(
                file.toString(), file.toFile().length(), () -> Files.newInputStream(file)))
        .toList();
  }
}
