package io.holdfast.cli.command;

import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.util.List;

/** A command that shows settings, or changes those that are given as {@code K=V}. */
public abstract class SettingsCommand extends SecretCommand {
  private final String path;
  private final String what;

  /**
   * @param path where they are read and written
   * @param what they are of, e.g. {@code approvals}
   */
  protected SettingsCommand(String path, String what) {
    this.path = path;
    this.what = what;
  }

  @Override
  protected final int call(Session session) {
    List<String> words = arguments().words();
    if (words.isEmpty()) {
      ApiResponse answer = during("reading " + path, () -> session.client().get(path));
      return session.output().secret(answer.secret()) ? 0 : 1;
    }
    Json.Obj settings = KeyValues.parse(words, session.terminal());
    during("writing " + path, () -> session.client().put(path, settings));
    session.output().line("Success! Changed the settings of " + what);
    return 0;
  }
}
