package io.holdfast.core.sys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.core.CoreCall;
import io.holdfast.core.seal.RootGeneration;
import io.holdfast.core.seal.RootGeneration.Cover;
import io.holdfast.core.seal.ShareRecipients;
import io.holdfast.core.seal.ShareText;
import io.holdfast.core.token.TokenDraft;
import io.holdfast.core.token.TokenIds;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * {@code sys/generate-root/attempt}, {@code sys/generate-root/update} and {@code sys/decode-token}:
 * the holders of the shares make a root token. They need no token: the shares are the authority.
 * OpenBao's {@code sys/generate-root-token} does the same for who has a token with sudo, in an
 * envelope; its {@code sys/generate-root} is the attempt by another name.
 */
final class GenerateRootPaths {
  private static final Field<String> OTP =
      Field.string("otp", "A password of as many characters as a token has.");
  private static final Field<String> PGP_KEY =
      Field.string("pgp_key", "A PGP key to encrypt the token to, in base64.");
  private static final Field<String> KEY = Field.string("key", "One share.");
  private static final Field<String> NONCE = Field.string("nonce", "The nonce of the attempt.");
  private static final Field<String> ENCODED =
      Field.string("encoded_token", "The token as it was handed out.");

  private final RootGeneration generation;
  private final SystemRooms rooms;
  private final String base;
  private final boolean open;

  private GenerateRootPaths(SystemRooms rooms, String base, boolean open) {
    this.rooms = rooms;
    this.generation = rooms.custody().rootToken();
    this.base = base;
    this.open = open;
  }

  /** All of them. */
  static Routes all(SystemRooms rooms) {
    return Routes.concat(
        List.of(
            new GenerateRootPaths(rooms, "generate-root/", true).routes(),
            new GenerateRootPaths(rooms, "generate-root-token/", false).routes(),
            Routes.of(
                new GenerateRootPaths(rooms, "generate-root", true).attempt(""),
                Route.path("decode-token")
                    .describe("Decodes a root token that was handed out under a password.", "")
                    .fields(ENCODED, OTP)
                    .unauthenticated()
                    .on(Operation.UPDATE, GenerateRootPaths::decode))));
  }

  private Routes routes() {
    return Routes.of(
        attempt("attempt"),
        route("update")
            .describe("Takes a share towards a root token.", "")
            .fields(KEY, NONCE)
            .on(Operation.UPDATE, this::give));
  }

  private Route.Builder attempt(String name) {
    return route(name)
        .describe("Begins, shows or cancels making a root token.", "")
        .fields(OTP, PGP_KEY)
        .on(Operation.READ, call -> status(call, ""))
        .on(Operation.UPDATE, this::begin)
        .on(Operation.DELETE, call -> cancel());
  }

  private Route.Builder route(String name) {
    Route.Builder route = Route.path(base + name);
    return open ? route.unauthenticated() : route.sudo();
  }

  private Response answer(ObjectNode answer) {
    return open ? Response.raw(200, answer) : Response.data(answer);
  }

  private Effect begin(Call call) {
    String pgpKey = call.get(PGP_KEY);
    String given = call.get(OTP);
    boolean generated = pgpKey.isEmpty() && given.isEmpty();
    String otp = generated ? Randomness.base62(TokenIds.SERVICE_LENGTH) : given;
    Cover cover;
    if (otp.isEmpty()) {
      cover = new Cover.ToPgpKey(ShareRecipients.key("pgp_key", pgpKey, call.now()));
    } else {
      byte[] password = otp.getBytes(StandardCharsets.UTF_8);
      if (password.length != TokenIds.SERVICE_LENGTH) {
        throw new Refusal.InvalidRequest(
            "OTP string is wrong length: it must have " + TokenIds.SERVICE_LENGTH + " bytes");
      }
      cover = new Cover.OneTimePassword(SecretBytes.take(password));
    }
    return () -> {
      generation.begin(cover);
      return after -> status(after, generated ? otp : "");
    };
  }

  private Effect cancel() {
    return () -> {
      generation.cancel();
      return after -> Response.empty();
    };
  }

  private Response status(Call call, String otp) {
    RootGeneration.Status now = generation.status(CoreCall.of(call).tx());
    return answer(json(now, false, "", otp, TokenIds.SERVICE_LENGTH));
  }

  private static ObjectNode json(
      RootGeneration.Status now, boolean complete, String encoded, String otp, int otpLength) {
    ObjectNode out = Json.object();
    out.put("nonce", now.nonce());
    out.put("started", now.started());
    out.put("progress", now.progress());
    out.put("required", now.required());
    out.put("complete", complete);
    out.put("encoded_token", encoded);
    out.put("encoded_root_token", encoded);
    out.put("pgp_fingerprint", now.fingerprint());
    out.put("otp", otp);
    out.put("otp_length", otpLength);
    return out;
  }

  private Effect give(Call call) {
    byte[] share = ShareText.read(call.get(KEY));
    String nonce = call.get(NONCE);
    return () -> {
      RootGeneration.Step step;
      try {
        step = generation.give(share, nonce);
      } finally {
        Arrays.fill(share, (byte) 0);
      }
      Cover cover = step.cover();
      if (cover == null) {
        return after -> answer(json(step.status(), false, "", "", 0));
      }
      String token = TokenIds.service();
      String encoded = cover.encode(token);
      cover.erase();
      return after -> {
        CoreCall core = CoreCall.of(after);
        var _ = rooms.tokens().issue(core.tx(), TokenDraft.root(core.now()), token);
        return answer(json(step.status(), true, encoded, "", 0));
      };
    };
  }

  private static Response decode(Call call) {
    String encoded = call.get(ENCODED);
    byte[] pad = call.get(OTP).getBytes(StandardCharsets.UTF_8);
    if (encoded.isEmpty() || pad.length == 0) {
      throw new Refusal.InvalidRequest("provided 'encoded_token' or 'otp' is empty");
    }
    byte[] token;
    try {
      token = Base64.getDecoder().decode(encoded.replaceFirst("=+$", ""));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest("encoded_token: it is not base64");
    }
    if (token.length != pad.length) {
      throw new Refusal.InvalidRequest(
          "encoded_token has "
              + token.length
              + " bytes and otp "
              + pad.length
              + "; they must be of one length");
    }
    for (int i = 0; i < token.length; i++) {
      token[i] ^= pad[i];
    }
    return Response.data(Json.object().put("token", new String(token, StandardCharsets.UTF_8)));
  }
}
