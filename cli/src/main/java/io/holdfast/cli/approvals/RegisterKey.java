package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiResponse;
import io.holdfast.cli.json.Json;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code approver-key register -key=FILE}. */
@Usage(
    synopsis = "holdfast approver-key register [options] -key=FILE",
    does = {
      "Registers the Ed25519 key of a file for your approvals. The file stays here: what the server",
      "asks is signed on this machine. The key counts after the waiting time, or once another",
      "person confirmed it."
    })
final class RegisterKey extends SecretCommand {
  private static final Pattern LINES =
      Pattern.compile(
          """
          holdfast approver key v1
          entity: [A-Za-z0-9._-]+
          challenge: [0-9a-f]{64}
          public_key: ([0-9a-f]{64})
          """);

  @Flag(
      names = "-key",
      label = "<file>",
      help = "An Ed25519 private key, PEM or OpenSSH's, without a passphrase.")
  private @Nullable String key;

  @Flag(names = "-name", label = "<name>", help = "How you call the key.")
  private @Nullable String name;

  @Override
  protected int call(Session session) {
    arguments().none();
    if (key == null) {
      throw Failure.local("Name the file of the private key: -key=FILE");
    }
    try (SigningKey signer = SigningKey.read(Path.of(key))) {
      return session
              .output()
              .secret(during("registering the key", () -> register(session, signer)).secret())
          ? 0
          : 1;
    }
  }

  private ApiResponse register(Session session, SigningKey signer) {
    Json.Obj body = Json.Obj.EMPTY.withText("public_key", signer.publicKey());
    String message =
        session
            .client()
            .put("identity/approver-key/challenge", body)
            .secret()
            .data()
            .text("message");
    var lines = LINES.matcher(message);
    if (!lines.matches() || !lines.group(1).equals(signer.publicKey())) {
      throw Failure.remote("Nothing was signed: the server asks for something else to be signed");
    }
    return session
        .client()
        .put(
            "identity/approver-key/register",
            body.withText("name", name == null ? "" : name)
                .withText("signature", signer.sign(message)));
  }
}
