package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code approver-key add -entity=ID KEY}. */
@Usage(
    synopsis = "holdfast approver-key add [options] -entity=ID PUBLIC-KEY",
    does = {
      "Registers an Ed25519 key for the approvals of another entity; it counts at once. The key is",
      "64 hex digits, or @FILE with those, PEM or OpenSSH's line."
    })
final class AddKey extends SecretCommand {
  @Flag(names = "-entity", label = "<id>", help = "Whose key it is.")
  private @Nullable String entity;

  @Flag(names = "-name", label = "<name>", help = "How people call the key.")
  private @Nullable String name;

  @Override
  protected int call(Session session) {
    String given = arguments().one();
    if (entity == null) {
      throw Failure.local("Name whose key it is: -entity=ID");
    }
    Json.Obj body =
        Json.Obj.EMPTY
            .withText("entity_id", entity)
            .withText("name", name == null ? "" : name)
            .withText("public_key", given.startsWith("@") ? read(given.substring(1)) : given);
    return session
            .output()
            .secret(
                during(
                        "registering the key",
                        () -> session.client().put("identity/approver-key/admin-register", body))
                    .secret())
        ? 0
        : 1;
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw Failure.local("Error reading the key " + file + ": it cannot be read");
    }
  }
}
