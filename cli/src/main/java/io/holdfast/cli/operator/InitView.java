package io.holdfast.cli.operator;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.output.Output;
import java.util.List;

/** Shows the keys that an initialisation or a rekey made. */
final class InitView {
  private InitView() {}

  static void print(Output output, Json.Obj answer, int shares, int threshold, boolean isRecovery) {
    keys(output, "Unseal Key ", answer.texts("keys_base64"));
    keys(output, "Recovery Key ", answer.texts("recovery_keys_base64"));
    output.line("\nInitial Root Token: " + answer.text("root_token") + "\n");
    if (isRecovery) {
      output.line(
          """
          Success! The server is initialized, and unseals itself.

          The recovery key has %d shares, of which %d together can make a root token.
          Give each share to another person.\
          """
              .formatted(shares, threshold));
      return;
    }
    output.line(
        """
        The server is initialized with %d key shares and a key threshold of %d. Give each
        share to another person. Whenever the server was sealed, stopped or restarted, at
        least %d of these keys must be given before it serves requests.

        The server does not keep the root key: without at least %d keys it stays sealed
        for ever.

        A quorum of the shares can make new ones: see "holdfast operator rekey".\
        """
            .formatted(shares, threshold, threshold, threshold));
  }

  private static void keys(Output output, String title, List<String> keys) {
    for (int i = 0; i < keys.size(); i++) {
      output.line(title + (i + 1) + ": " + keys.get(i));
    }
  }

  /** The members that users of Vault's {@code operator init -format=json} know. */
  static Json.Obj json(Json.Obj answer, int shares, int threshold, boolean isRecovery) {
    return Json.Obj.EMPTY
        .with("unseal_keys_b64", Json.ofTexts(answer.texts("keys_base64")))
        .with("unseal_keys_hex", Json.ofTexts(answer.texts("keys")))
        .with("unseal_shares", Json.of(isRecovery ? 1 : shares))
        .with("unseal_threshold", Json.of(isRecovery ? 1 : threshold))
        .with("recovery_keys_b64", Json.ofTexts(answer.texts("recovery_keys_base64")))
        .with("recovery_keys_hex", Json.ofTexts(answer.texts("recovery_keys")))
        .with("recovery_keys_shares", Json.of(isRecovery ? shares : 0))
        .with("recovery_keys_threshold", Json.of(isRecovery ? threshold : 0))
        .with("root_token", Json.of(answer.text("root_token")));
  }
}
