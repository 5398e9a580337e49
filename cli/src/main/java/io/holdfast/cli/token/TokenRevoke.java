package io.holdfast.cli.token;

import io.holdfast.cli.command.ApiCommand;
import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code token revoke [TOKEN | ACCESSOR]}. */
@Usage(
    synopsis = "holdfast token revoke [options] [TOKEN | ACCESSOR]",
    does = "Revokes a token with all its children; - reads it from standard input.")
final class TokenRevoke extends ApiCommand {
  @Flag(names = "-accessor", help = "The argument is an accessor.")
  private boolean accessor;

  @Flag(names = "-self", help = "Revoke the token in use.")
  private boolean self;

  @Flag(
      names = "-mode",
      label = "<mode>",
      help = "orphan: leave the children alive; path: all tokens made by a path.")
  private @Nullable String mode;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().words();
    if (self) {
      if (!words.isEmpty() || accessor || mode != null) {
        throw Failure.local(
            "Too many arguments with -self: it takes none, no -accessor and no -mode");
      }
    } else if (words.size() != 1) {
      throw Failure.local(
          (words.isEmpty() ? "Not enough" : "Too many")
              + " arguments (expected 1 or -self, got "
              + words.size()
              + ")");
    }
    ApiRequest request =
        self
            ? ApiRequest.of("PUT", "auth/token/revoke-self", Json.Obj.EMPTY)
            : request(GivenToken.read(words.getFirst(), session.terminal()));
    during("revoking token", () -> session.client().send(request));
    session.output().line("Success! Revoked token (if it existed)");
    return 0;
  }

  private ApiRequest request(String given) {
    return switch (mode == null ? "" : mode) {
      case "" ->
          accessor
              ? put("auth/token/revoke-accessor", "accessor", given)
              : put("auth/token/revoke", "token", given);
      case "orphan" -> {
        if (accessor) {
          throw Failure.local("-mode=orphan takes a token, not an accessor");
        }
        yield put("auth/token/revoke-orphan", "token", given);
      }
      case "path" -> {
        if (accessor) {
          throw Failure.local("-mode=path takes the path of an auth method, not an accessor");
        }
        yield ApiRequest.of("PUT", "sys/leases/revoke-prefix/" + given, Json.Obj.EMPTY);
      }
      default -> throw Failure.local("-mode is orphan or path");
    };
  }

  private static ApiRequest put(String path, String name, String value) {
    return ApiRequest.of("PUT", path, Json.Obj.EMPTY.with(name, Json.of(value)));
  }
}
