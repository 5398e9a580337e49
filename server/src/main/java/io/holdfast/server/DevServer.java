package io.holdfast.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.Core;
import io.holdfast.core.seal.SealControl;
import io.holdfast.core.token.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes a fresh core ready to try things with: unsealed, with a root token and a KV mount. */
final class DevServer {
  private DevServer() {}

  /**
   * The keys of a development server, which are shown to whoever started it.
   *
   * @param unsealKey in base64
   */
  record Keys(String unsealKey, String rootToken) {
    @Override
    public String toString() {
      return "Keys[hidden]";
    }
  }

  /**
   * Initialises and unseals.
   *
   * @param rootToken the root token's text; empty for a random one
   */
  static Keys prepare(Core core, String rootToken) {
    SealControl.Initialised<Tokens.Issued> made = core.initialise(1, 1, rootToken);
    byte[] share = made.shares().getFirst();
    String unsealKey = Base64.getEncoder().encodeToString(share);
    var _ = core.unseal(share);
    String token = made.contents().text();
    mountSecrets(core, token);
    return new Keys(unsealKey, token);
  }

  private static void mountSecrets(Core core, String token) {
    ObjectNode body = Json.object();
    body.put("type", "kv");
    body.put("description", "key/value secret storage");
    body.putObject("options").put("version", "2");
    Answer answer =
        core.handle(
            new Request(
                UUID.randomUUID().toString(),
                Namespace.ROOT,
                Operation.UPDATE,
                "sys/mounts/secret",
                body,
                token,
                Origin.internal(),
                Optional.empty(),
                Map.of()));
    if (answer.status() >= 300) {
      throw new StartException(
          "the dev server's mount \"secret/\" could not be made: status " + answer.status(), null);
    }
  }

  /** Writes the token to where the command line looks for it, for this user's eyes only. */
  static void store(String token, Path home) {
    Path file = home.resolve(".vault-token");
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, token.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | UnsupportedOperationException e) {
      throw new StartException(
          "the root token cannot be written to " + file + " (" + e + "); use -dev-no-store-token",
          e);
    }
  }
}
