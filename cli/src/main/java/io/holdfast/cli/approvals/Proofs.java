package io.holdfast.cli.approvals;

import io.holdfast.cli.command.Failure;
import io.holdfast.cli.command.Flag;
import io.holdfast.cli.command.Session;
import io.holdfast.cli.json.Json;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The flags by which an approver shows more than a token. */
final class Proofs {
  @Flag(names = "-totp", label = "<code>", help = "A code of your authenticator app.")
  private @Nullable String totp;

  @Flag(
      names = "-totp-method",
      label = "<name>",
      help = "The MFA method of the code, if you have several.")
  private @Nullable String totpMethod;

  @Flag(
      names = "-key",
      label = "<file>",
      help = "An Ed25519 private key, PEM or OpenSSH's; it signs here and is not sent.")
  private @Nullable String key;

  @Flag(
      names = "-digest",
      label = "<hex>",
      help = "Sign only what has this digest, which you know from elsewhere.")
  private @Nullable String digest;

  /** The body with what is shown. */
  Json.Obj addTo(Json.Obj body, Session session, String id, String decision) {
    Json.Obj out =
        body.withText("totp", totp == null ? "" : totp)
            .withText("totp_method", totpMethod == null ? "" : totpMethod);
    if (key == null) {
      if (digest != null) {
        throw Failure.local("-digest is for signatures: give -key too");
      }
      return out;
    }
    Json.Obj shown = session.client().get(ApprovalPath.of(id)).secret().data();
    ConsentMessage message = ConsentMessage.of(id, shown);
    if (digest != null && !digest.equals(message.digest())) {
      throw Failure.local(
          "Nothing was signed: the digest is " + message.digest() + ", not the one of -digest");
    }
    try (SigningKey signer = SigningKey.read(Path.of(key))) {
      return out.withText("signature", signer.sign(message.text(decision)));
    }
  }
}
