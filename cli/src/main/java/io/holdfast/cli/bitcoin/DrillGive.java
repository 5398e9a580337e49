package io.holdfast.cli.bitcoin;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.KeyValues;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.command.Usage;
import io.holdfast.cli.http.ApiRequest;
import io.holdfast.cli.json.Json;
import io.holdfast.crypto.age.AgeRecipient;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code bitcoin drill give KEY BACKUP DRILL}. */
@Usage(
    synopsis = "holdfast bitcoin drill give KEY BACKUP DRILL [share=-]",
    does = {
      "Gives your share to a drill. Its words are asked for and not shown, unless they come from",
      "standard input (share=-) or a file (share=@file); they are encrypted to the drill's own key",
      "on this machine, so that nobody between sees them."
    })
final class DrillGive extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().atLeast(3);
    String path =
        path("keys", words.getFirst() + "/backups/" + words.get(1) + "/drills/" + words.get(2));
    String given =
        KeyValues.parse(words.subList(3, words.size()), session.terminal()).text("share");
    String recipient =
        during("reading the drill", () -> session.client().get(path))
            .secret()
            .data()
            .text("age_recipient");
    if (recipient.isEmpty()) {
      throw Failure.local("The drill is over: it takes no shares any more");
    }
    byte[] share =
        (given.isEmpty() ? Hidden.ask(session, "Words of the share") : given)
            .getBytes(StandardCharsets.UTF_8);
    String sealed;
    try {
      sealed = AgeRecipient.parse(recipient).encrypt(share);
    } finally {
      Arrays.fill(share, (byte) 0);
    }
    Json.Obj body = Json.Obj.EMPTY.with("encrypted_share", Json.of(sealed));
    return ask(session, ApiRequest.of("POST", path + "/shares", body), "giving a share");
  }
}
