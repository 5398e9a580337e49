package io.holdfast.cli.data;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;

/** {@code patch PATH K=V...}: a JSON merge patch (RFC 7396). */
@Usage(
    synopsis = "holdfast patch [options] PATH [DATA K=V...]",
    does = "Changes only the fields given, where write replaces all of them.")
public final class Patch extends SecretCommand {
  @Flag(
      names = {"-f", "-force"},
      help = "Patch without data.")
  private boolean force;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(1);
    Json.Obj data = KeyValues.parse(words.subList(1, words.size()), session.terminal());
    if (words.size() == 1 && !force) {
      throw Failure.local("Must supply data or use -force");
    }
    ApiRequest request = ApiRequest.patch(words.getFirst(), data);
    return Write.send(session, request, "Error patching data at ");
  }
}
