package io.holdfast.engine.exchange.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.key.Ed25519Keys;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.mac.Hmac;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.route.Named;
import io.holdfast.engine.exchange.venue.TextEncoding;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code webhook/:name/verify}: whether a message is from whom it says, new, and not heard before.
 */
final class VerifyPath {
  private static final Field<String> SIGNATURE =
      Field.string("signature", "The signature as it was received.").asRequired();
  private static final Field<String> BODY = Field.string("body", "The body as text.");
  private static final Field<String> BODY_BASE64 =
      Field.string("body_base64", "The body in base64, where it is no text.");
  private static final Field<String> TIMESTAMP =
      Field.string("timestamp", "The timestamp as it was received.");
  private static final Field<String> ID = Field.string("id", "The message's id, where it has one.");
  private static final Field<String> URL = Field.string("url", "The URL it was sent to.");
  private static final Field<String> METHOD = Field.string("method", "The method it was sent by.");

  private static final int SWEEP = 20;

  private VerifyPath() {}

  static Routes routes() {
    return Routes.of(
        Named.WEBHOOKS
            .route("/verify")
            .describe(
                "Verify a message.",
                "The answer says whether the signature is good, the timestamp within its tolerance,"
                    + " and the message one that was not verified before.")
            .fields(SIGNATURE, BODY, BODY_BASE64, TIMESTAMP, ID, URL, METHOD)
            .onWrite(VerifyPath::verify));
  }

  static String secretKey(String name) {
    return "webhook-secret/" + name;
  }

  static String previousKey(String name) {
    return "webhook-previous/" + name;
  }

  static String seen(String name) {
    return "webhook-seen/" + name + "/";
  }

  private static Response verify(Call call) {
    String name = call.get(Named.NAME);
    Hook hook = Named.WEBHOOKS.read(call.storage(), name, Hook.class);
    Message message =
        new Message(
            body(call),
            call.get(TIMESTAMP),
            call.get(ID),
            call.get(URL),
            call.get(METHOD),
            call.get(SIGNATURE));
    Optional<String> why = objection(call, name, hook, message);
    ObjectNode data = Json.object().put("valid", why.isEmpty());
    why.ifPresent(reason -> data.put("reason", reason));
    return Response.data(data);
  }

  private static byte[] body(Call call) {
    if (call.has(BODY_BASE64)) {
      if (call.has(BODY)) {
        throw Inputs.invalid(BODY.name(), "is given twice, as text and in base64");
      }
      return Inputs.of(BODY_BASE64.name(), () -> TextEncoding.BASE64.read(call.get(BODY_BASE64)));
    }
    return WebhookPath.utf8(call.get(BODY));
  }

  /** Why it is not good; the signature is looked at first, so that nothing else is told before. */
  private static Optional<String> objection(Call call, String name, Hook hook, Message message) {
    if (!signatureHolds(call, name, hook, message)) {
      return Optional.of("signature");
    }
    if (!hook.tolerance().isZero() && needsTime(hook, message) && !isRecent(call, hook, message)) {
      return Optional.of("timestamp");
    }
    return hook.replayMemory().isZero() || isNew(call, name, hook, message)
        ? Optional.empty()
        : Optional.of("replay");
  }

  private static boolean needsTime(Hook hook, Message message) {
    return hook.signed().contains("{timestamp}") || !message.timestamp().isEmpty();
  }

  private static boolean isRecent(Call call, Hook hook, Message message) {
    try {
      Instant time = WebhookPath.unit(hook).read(message.timestamp());
      return Duration.between(time, call.now()).abs().compareTo(hook.tolerance()) <= 0;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }

  private static boolean signatureHolds(Call call, String name, Hook hook, Message message) {
    Optional<byte[]> signature = signature(hook, message.signature());
    if (signature.isEmpty()) {
      return false;
    }
    byte[] signed = Signed.bytes(hook.signed(), message);
    return switch (hook.algorithm()) {
      case "ed25519" ->
          Ed25519.verify(
              Ed25519Keys.publicKeyOf(Pem.readPublic(hook.publicKey())), signed, signature.get());
      case "ecdsa-p256" -> ecdsa(hook, signed, signature.get());
      default -> mac(call, name, hook, signed, signature.get());
    };
  }

  private static Optional<byte[]> signature(Hook hook, String text) {
    if (!text.startsWith(hook.prefix())) {
      return Optional.empty();
    }
    String rest = text.substring(hook.prefix().length());
    try {
      return switch (hook.encoding()) {
        case "hex" -> Optional.of(HexFormat.of().parseHex(rest.toLowerCase(Locale.ROOT)));
        case "base64" -> Optional.of(TextEncoding.BASE64.read(rest));
        default -> Optional.of(TextEncoding.BASE64URL.read(rest));
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean ecdsa(Hook hook, byte[] signed, byte[] signature) {
    try {
      return Ecdsa.verify(
          Pem.readPublic(hook.publicKey()),
          HashAlgorithm.SHA2_256,
          signed,
          signature,
          hook.signatureEncoding().equals("raw") ? EcdsaEncoding.JWS : EcdsaEncoding.ASN1);
    } catch (CryptoException e) {
      return false;
    }
  }

  private static boolean mac(Call call, String name, Hook hook, byte[] signed, byte[] signature) {
    HashAlgorithm hash =
        switch (hook.algorithm()) {
          case "hmac-sha384" -> HashAlgorithm.SHA2_384;
          case "hmac-sha512" -> HashAlgorithm.SHA2_512;
          default -> HashAlgorithm.SHA2_256;
        };
    boolean now = matches(call.storage(), secretKey(name), hash, signed, signature);
    boolean before =
        call.now().isBefore(hook.previousUntil())
            && matches(call.storage(), previousKey(name), hash, signed, signature);
    return now || before;
  }

  private static boolean matches(
      StorageView storage, String key, HashAlgorithm hash, byte[] signed, byte[] signature) {
    try (SecretBytes secret = storage.getSecret(key).orElse(SecretBytes.random(32));
        Hmac hmac = secret.use(bytes -> new Hmac(hash, bytes))) {
      return hmac.verify(signed, signature);
    }
  }

  /** Whether it was not verified before; from now on it was. What is over is swept on the way. */
  private static boolean isNew(Call call, String name, Hook hook, Message message) {
    StorageView seen = call.storage().below(seen(name));
    byte[] all = Signed.bytes("{method}\n{url}\n{id}\n{timestamp}\n" + hook.signed(), message);
    String digest = HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(all));
    for (String entry : seen.list("until/", "", SWEEP)) {
      if (Long.parseLong(entry.substring(0, entry.indexOf('-'))) > call.now().toEpochMilli()) {
        break;
      }
      seen.delete("until/" + entry);
      seen.delete("message/" + entry.substring(entry.indexOf('-') + 1));
    }
    Optional<Long> until = seen.get("message/" + digest, Long.class);
    if (until.isPresent() && until.get() > call.now().toEpochMilli()) {
      return false;
    }
    until.ifPresent(old -> seen.delete("until/%015d-%s".formatted(old, digest)));
    long next = call.now().plus(hook.replayMemory()).toEpochMilli();
    seen.put("message/" + digest, (Object) next);
    seen.put("until/%015d-%s".formatted(next, digest), new byte[] {1});
    return true;
  }
}
