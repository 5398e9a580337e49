package io.holdfast.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.core.token.Tokens;
import io.holdfast.crypto.pgp.PgpKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * {@code PUT sys/init}: makes a new server and hands out its shares and its root token, encrypted
 * to PGP keys where there are any. All keys are read before anything is made.
 */
public final class Initialisation {
  private static final List<String> OF_SHARES =
      List.of("secret_shares", "secret_threshold", "stored_shares", "pgp_keys");
  private static final List<String> OF_RECOVERY =
      List.of("recovery_shares", "recovery_threshold", "recovery_pgp_keys");

  private final SealControl seal;
  private final Founding founding;
  private final InstantSource clock;

  /** Makes a new server with a random root token. */
  @FunctionalInterface
  public interface Founding {
    SealControl.Initialised<Tokens.Issued> found(ShareCounts counts);
  }

  Initialisation(SealControl seal, Founding founding, InstantSource clock) {
    this.seal = seal;
    this.founding = founding;
    this.clock = clock;
  }

  ObjectNode answer(Request request) {
    seal.requireNew();
    boolean recovery = seal.isAutomatic();
    refuseOthers(request, recovery ? OF_SHARES : OF_RECOVERY);
    String kind = recovery ? "recovery" : "secret";
    int absent = recovery ? 1 : 0;
    ShareCounts counts =
        new ShareCounts(
            integer(request, kind + "_shares", absent),
            integer(request, kind + "_threshold", absent));
    int stored = integer(request, "stored_shares", 0);
    if (stored < 0 || stored > counts.shares()) {
      throw new Refusal.InvalidRequest(
          "stored_shares must be between 0 and the number of shares, not " + stored);
    }
    String field = recovery ? "recovery_pgp_keys" : "pgp_keys";
    Instant now = clock.instant();
    ShareRecipients holders =
        ShareRecipients.of(field, texts(request, field), counts.shares(), now);
    Optional<PgpKey> ofToken =
        texts(request, "root_token_pgp_key").stream()
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(text -> ShareRecipients.key("root_token_pgp_key", text, now));
    SealControl.Initialised<Tokens.Issued> made = founding.found(counts);
    return answer(
        holders.handOut(made.shares()), made.recovery(), token(made.contents().text(), ofToken));
  }

  private static String token(String text, Optional<PgpKey> key) {
    return key.map(to ->
            Base64.getEncoder()
                .encodeToString(to.encrypt(text.getBytes(StandardCharsets.US_ASCII))))
        .orElse(text);
  }

  private static ObjectNode answer(List<byte[]> shares, boolean recovery, String rootToken) {
    ArrayNode hex = Json.array();
    ArrayNode base64 = Json.array();
    for (byte[] share : shares) {
      hex.add(HexFormat.of().formatHex(share));
      base64.add(Base64.getEncoder().encodeToString(share));
    }
    ObjectNode out = Json.object();
    out.set("keys", recovery ? Json.array() : hex);
    out.set("keys_base64", recovery ? Json.array() : base64);
    if (recovery) {
      out.set("recovery_keys", hex);
      out.set("recovery_keys_base64", base64);
    }
    out.put("root_token", rootToken);
    return out;
  }

  /** Who asks for shares of another kind of key expects something that does not come. */
  private static void refuseOthers(Request request, List<String> others) {
    for (String other : others) {
      JsonNode value = request.body().path(other);
      if (value.isNumber() ? value.doubleValue() != 0 : !value.isEmpty()) {
        throw new Refusal.InvalidRequest(
            other + ": parameters not applicable to this server's type of seal; leave it out");
      }
    }
  }

  private static int integer(Request request, String name, int absent) {
    JsonNode value = request.body().path(name);
    if (value.isMissingNode() || value.isNull()) {
      return absent;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new Refusal.InvalidRequest(name + " must be an integer");
    }
    return value.intValue();
  }

  private static List<String> texts(Request request, String name) {
    JsonNode value = request.body().path(name);
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value.isTextual() ? Json.array(List.of(value.asText())) : value) {
      if (!item.isTextual()) {
        throw new Refusal.InvalidRequest(name + " must be PGP keys in base64");
      }
      texts.add(item.textValue());
    }
    return texts;
  }
}
