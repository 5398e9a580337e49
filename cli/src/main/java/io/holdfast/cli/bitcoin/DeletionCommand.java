package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Session;

/** A command that deletes what lies at a path, or takes it back. */
abstract class DeletionCommand extends BitcoinCommand {
  /** The path, by the command's arguments. */
  abstract String deleted();

  @Override
  protected final int call(Session session) {
    String path = deleted();
    during("deleting " + path, () -> session.client().delete(path));
    session.output().line("Success! Data deleted (if it existed) at: " + path);
    return 0;
  }
}
