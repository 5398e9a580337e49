package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/** {@code bitcoin key backup NAME GROUP...}. */
@Usage(
    synopsis = "holdfast bitcoin key backup [options] NAME THRESHOLD:CUSTODIAN,... [THRESHOLD:CUSTODIAN,...]",
    does = {
      "Splits a key into SLIP-39 shares and encrypts each to its custodian. A group is written as",
      "2:ann,bob,eve: any two of the three restore it. Several groups take -group-threshold.",
      "Custodians fetch their files with \"bitcoin key share\"."
    })
final class KeyBackup extends BitcoinCommand {
  @Flag(names = "-group-threshold", label = "<n>", help = "How many groups restore the key.")
  private int groupThreshold;

  @Flag(
      names = "-of",
      label = "<what>",
      help = "seed (the default), or bip39-entropy, which other wallets take for another wallet.")
  private String of = "";

  @Flag(
      names = "-separation",
      label = "<mode>",
      help = "warn (the default) or require, if one place or person were enough.")
  private String separation = "";

  @Flag(names = "-passphrase", help = "Ask for a passphrase that restoring takes as well.")
  private boolean passphrase;

  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(2);
    List<Json> groups = new ArrayList<>();
    words.subList(1, words.size()).forEach(word -> groups.add(group(word)));
    Json.Obj body =
        Json.Obj.EMPTY
            .with("groups", new Json.Arr(groups))
            .withText("of", of)
            .withText("separation", separation);
    body =
        groupThreshold == 0 ? body : body.with("group_threshold", Json.of(groupThreshold));
    body =
        passphrase
            ? body.with("passphrase", Json.of(Hidden.ask(session, "Passphrase of the shares")))
            : body;
    ApiRequest request =
        ApiRequest.of("POST", path("keys", words.getFirst() + "/backups"), body);
    return ask(session, request, "backing up the key " + words.getFirst());
  }

  private static Json group(String word) {
    String[] parts = word.split(":", 2);
    if (parts.length != 2 || !parts[0].matches("[0-9]{1,2}")) {
      throw Failure.local(
          "A group is written as THRESHOLD:CUSTODIAN,..., such as 2:ann,bob,eve, not \"" + word + "\"");
    }
    return Json.Obj.EMPTY
        .with("threshold", Json.of(Integer.parseInt(parts[0])))
        .with("custodians", Json.ofTexts(List.of(parts[1].split(",", -1))));
  }
}
