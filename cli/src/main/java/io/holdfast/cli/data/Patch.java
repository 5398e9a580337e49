package io.holdfast.cli.data;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.SecretCommand;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code patch PATH K=V...}: a JSON merge patch (RFC 7396). */
@Command(
    name = "patch",
    customSynopsis = "holdfast patch [options] PATH [DATA K=V...]",
    description = "Changes only the fields given, where write replaces all of them.")
public final class Patch extends SecretCommand {
  @Option(
      names = {"-f", "-force"},
      description = "Patch without data.")
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
