package io.holdfast.engine.exchange.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.key.KeyType;
import io.holdfast.crypto.key.Pem;
import io.holdfast.engine.exchange.route.Inputs;
import io.holdfast.engine.exchange.route.Named;
import io.holdfast.engine.exchange.venue.TextEncoding;
import io.holdfast.engine.exchange.venue.TimeUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code webhook/:name}: how the signatures of a sender are verified. */
public final class WebhookPath {
  private static final Field<String> ALGORITHM =
      Field.string("algorithm", "hmac-sha256, hmac-sha384, hmac-sha512, ed25519 or ecdsa-p256.")
          .withDefault("hmac-sha256")
          .oneOf("hmac-sha256", "hmac-sha384", "hmac-sha512", "ed25519", "ecdsa-p256");
  private static final Field<String> SECRET =
      Field.string("secret", "The secret of an HMAC. It is never shown again.").sensitive();
  private static final Field<String> SECRET_ENCODING =
      Field.string("secret_encoding", "How the secret is written: text, hex or base64.")
          .withDefault("text")
          .oneOf("text", "hex", "base64", "base64url");
  private static final Field<String> PUBLIC_KEY =
      Field.string("public_key", "The sender's public key in PEM.");
  private static final Field<String> ENCODING =
      Field.string("encoding", "How the signature is written: hex, base64 or base64url.")
          .withDefault("hex")
          .oneOf("hex", "base64", "base64url");
  private static final Field<String> SIGNATURE_ENCODING =
      Field.string("signature_encoding", "Of ecdsa-p256: der, or raw (r and s after one another).")
          .withDefault("der")
          .oneOf("der", "raw");
  private static final Field<String> SIGNED =
      Field.string("signed", "What is signed: {timestamp}, {body}, {id}, {url}, {method} and text.")
          .withDefault("{body}");
  private static final Field<String> PREFIX =
      Field.string("prefix", "What stands before the signature, such as sha256=.");
  private static final Field<String> TIME_UNIT =
      Field.string("time_unit", "How the timestamp is written: s, ms, us or iso.")
          .withDefault("s")
          .oneOf("s", "ms", "us", "ns", "iso");
  private static final Field<Duration> TOLERANCE =
      Field.duration("tolerance", "How old, or ahead, a timestamp may be; 0 for any.")
          .withDefault(Duration.ofMinutes(5));
  private static final Field<Duration> REPLAY_MEMORY =
      Field.duration("replay_memory", "How long a message is remembered, to be good only once.");
  private static final Field<Duration> OVERLAP =
      Field.duration("overlap", "How long the secret before is good beside a new one.");

  private static final Duration LONGEST = Duration.ofDays(366);

  private WebhookPath() {}

  public static Routes routes() {
    return Routes.concat(
        List.of(
            Routes.of(
                Named.WEBHOOKS.list(),
                Named.WEBHOOKS
                    .route("")
                    .describe(
                        "Write, read or delete how a sender's messages are verified.",
                        "The secret of an HMAC is written once and never shown.")
                    .fields(
                        ALGORITHM,
                        SECRET,
                        SECRET_ENCODING,
                        PUBLIC_KEY,
                        ENCODING,
                        SIGNATURE_ENCODING,
                        SIGNED,
                        PREFIX,
                        TIME_UNIT,
                        TOLERANCE,
                        REPLAY_MEMORY,
                        OVERLAP)
                    .exists(Named.WEBHOOKS::exists)
                    .on(Operation.READ, WebhookPath::read)
                    .onWrite(WebhookPath::write)
                    .on(Operation.DELETE, WebhookPath::delete)),
            VerifyPath.routes()));
  }

  private static Response read(Call call) {
    return Response.data(
        Named.WEBHOOKS.read(call.storage(), call.get(Named.NAME), Hook.class).view());
  }

  private static Response write(Call call) {
    String name = call.get(Named.NAME);
    Optional<Hook> before = call.storage().get(Named.WEBHOOKS.storageKey(name), Hook.class);
    String algorithm =
        call.find(ALGORITHM).or(() -> before.map(Hook::algorithm)).orElse("hmac-sha256");
    boolean mac = algorithm.startsWith("hmac");
    if (mac && call.has(PUBLIC_KEY)) {
      throw Inputs.invalid(PUBLIC_KEY.name(), "does not go with " + algorithm);
    }
    Instant previous = mac ? secret(call, name, before) : Instant.EPOCH;
    Hook hook =
        new Hook(
            algorithm,
            call.find(ENCODING).or(() -> before.map(Hook::encoding)).orElse("hex"),
            call.find(SIGNATURE_ENCODING)
                .or(() -> before.map(Hook::signatureEncoding))
                .orElse("der"),
            Inputs.of(
                SIGNED.name(),
                () ->
                    Signed.check(
                        call.find(SIGNED).or(() -> before.map(Hook::signed)).orElse("{body}"))),
            call.find(PREFIX).or(() -> before.map(Hook::prefix)).orElse(""),
            call.find(TIME_UNIT).or(() -> before.map(Hook::timeUnit)).orElse("s"),
            bounded(
                TOLERANCE,
                call.find(TOLERANCE)
                    .or(() -> before.map(Hook::tolerance))
                    .orElse(Duration.ofMinutes(5))),
            bounded(
                REPLAY_MEMORY,
                call.find(REPLAY_MEMORY)
                    .or(() -> before.map(Hook::replayMemory))
                    .orElse(Duration.ZERO)),
            mac ? "" : publicKey(call, algorithm, before.map(Hook::publicKey).orElse("")),
            previous,
            before.map(Hook::createdTime).orElse(call.now()));
    call.storage().put(Named.WEBHOOKS.storageKey(name), hook);
    if (!hook.tolerance().isZero() && !hook.signed().contains("{timestamp}")) {
      call.warn("the timestamp is not signed: whoever repeats a message can give it another one");
    }
    return Response.data(hook.view());
  }

  private static Duration bounded(Field<Duration> field, Duration duration) {
    if (duration.compareTo(LONGEST) > 0) {
      throw Inputs.invalid(field.name(), "is at most 366 days");
    }
    return duration;
  }

  /** Stores a secret that is given; the one before stays for the overlap. */
  private static Instant secret(Call call, String name, Optional<Hook> before) {
    if (call.get(SECRET).isEmpty()) {
      if (before.isEmpty() || !before.get().publicKey().isEmpty()) {
        throw Inputs.invalid(SECRET.name(), "is required");
      }
      return before.get().previousUntil();
    }
    TextEncoding encoding = TextEncoding.named(call.get(SECRET_ENCODING)).orElse(TextEncoding.TEXT);
    Duration overlap = bounded(OVERLAP, call.get(OVERLAP));
    try (SecretBytes secret =
        SecretBytes.take(Inputs.of(SECRET.name(), () -> encoding.read(call.get(SECRET))))) {
      if (secret.size() < 8) {
        throw Inputs.invalid(SECRET.name(), "has less than 8 bytes");
      }
      call.storage()
          .get(VerifyPath.secretKey(name))
          .ifPresent(bytes -> {
            if (!overlap.isZero()) {
              call.storage().put(VerifyPath.previousKey(name), bytes);
            }
            Arrays.fill(bytes, (byte) 0);
          });
      call.storage().putSecret(VerifyPath.secretKey(name), secret);
    }
    return call.now().plus(overlap);
  }

  private static String publicKey(Call call, String algorithm, String before) {
    String pem = call.find(PUBLIC_KEY).filter(text -> !text.isEmpty()).orElse(before);
    if (pem.isEmpty()) {
      throw Inputs.invalid(PUBLIC_KEY.name(), "is required for " + algorithm);
    }
    try {
      byte[] spki = Pem.readPublic(pem);
      KeyType expected = algorithm.equals("ed25519") ? KeyType.ED25519 : KeyType.EC_P256;
      if (KeyType.ofPublic(spki) != expected) {
        throw Inputs.invalid(PUBLIC_KEY.name(), "is not a key for " + algorithm);
      }
      return Pem.ofPublic(spki);
    } catch (CryptoException e) {
      throw Inputs.invalid(PUBLIC_KEY.name(), String.valueOf(e.getMessage()));
    }
  }

  private static Response delete(Call call) {
    String name = call.get(Named.NAME);
    call.storage().delete(Named.WEBHOOKS.storageKey(name));
    call.storage().delete(VerifyPath.secretKey(name));
    call.storage().delete(VerifyPath.previousKey(name));
    call.storage().deleteAll(VerifyPath.seen(name));
    return Response.empty();
  }

  /** How a timestamp is written. */
  static TimeUnit unit(Hook hook) {
    return TimeUnit.named(hook.timeUnit()).orElse(TimeUnit.S);
  }

  /** The bytes of a text. */
  static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
