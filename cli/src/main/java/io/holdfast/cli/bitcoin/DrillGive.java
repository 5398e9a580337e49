package io.holdfast.cli.bitcoin;

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
    synopsis = "holdfast bitcoin drill give KEY BACKUP DRILL",
    does = {
      "Gives your share to a drill. Its words are asked for and not shown; they are encrypted to the",
      "drill's own key on this machine, so that nobody between sees them."
    })
final class DrillGive extends BitcoinCommand {
  @Override
  protected int call(Session session) {
    List<String> words = arguments().exactly(3);
    String path = path("keys", words.getFirst() + "/backups/" + words.get(1) + "/drills/" + words.getLast());
    String recipient =
        during("reading the drill", () -> session.client().read(path))
            .secret()
            .data()
            .text("age_recipient");
    byte[] share =
        Hidden.ask(session, "Words of the share").getBytes(StandardCharsets.UTF_8);
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
