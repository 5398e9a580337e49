package io.holdfast.engine.bitcoin.bsms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.bsms.Token;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** {@code bsms/sessions/:name}: a coordinator's sessions, which begin by giving out tokens. */
final class SessionPath {
  private static final int MOST_SIGNERS = 20;

  private static final Field<Long> THRESHOLD =
      Field.integer("threshold", "How many of the signers have to sign.").asRequired();
  private static final Field<Long> SIGNERS =
      Field.integer("signers", "How many signers take part, at most " + MOST_SIGNERS + ".")
          .asRequired();
  private static final Field<String> NETWORK =
      Field.string("network", "mainnet, testnet, signet, regtest or simnet.").asRequired();
  private static final Field<String> SCRIPT_TYPE =
      Field.string("script_type", "wsh, or sh-wsh for segwit nested in P2SH.")
          .withDefault("wsh")
          .oneOf("wsh", "sh-wsh");
  private static final Field<Boolean> SORTED =
      Field.bool("sorted", "Whether each script has the keys in the order of their bytes (BIP-67).")
          .withDefault(true);
  private static final Field<String> ENCRYPTION =
      Field.string("encryption", "standard (64-bit tokens), extended (128-bit tokens) or none.")
          .withDefault(Token.Mode.STANDARD.label())
          .oneOf("standard", "extended", "none");
  private static final Field<Boolean> SHARED_TOKEN =
      Field.bool("shared_token", "Whether all signers have one token instead of one each.");
  private static final Field<Duration> TTL =
      Field.duration("ttl", "How long records are taken.").withDefault(Duration.ofHours(24));

  private SessionPath() {}

  static Routes routes() {
    return Routes.of(
        Named.SESSIONS.list(),
        Named.SESSIONS
            .route("")
            .describe(
                "Begin, read or delete a coordinator's session of BIP-129.",
                "A session is for one multisig wallet. Its tokens are shown once, when it begins:"
                    + " give each signer theirs over a channel that nobody else reads.")
            .fields(THRESHOLD, SIGNERS, NETWORK, SCRIPT_TYPE, SORTED, ENCRYPTION, SHARED_TOKEN, TTL)
            .exists(Named.SESSIONS::exists)
            .on(Operation.READ, call -> Response.data(StoredSession.of(call).view()))
            .onWrite(SessionPath::begin)
            .on(Operation.DELETE, SessionPath::delete));
  }

  private static Response begin(Call call) {
    if (Named.SESSIONS.exists(call)) {
      throw new Refusal.Conflict(
          Named.SESSIONS.label(call.get(Named.NAME)) + " exists; delete it or choose another name");
    }
    long signers = call.get(SIGNERS);
    if (signers < 1 || signers > MOST_SIGNERS) {
      throw Inputs.invalid(SIGNERS.name(), "is not a number from 1 to " + MOST_SIGNERS);
    }
    long threshold = call.get(THRESHOLD);
    if (threshold < 1 || threshold > signers) {
      throw Inputs.invalid(THRESHOLD.name(), "is not a number from 1 to " + signers);
    }
    Network network = Inputs.of(NETWORK.name(), () -> Network.named(call.get(NETWORK)));
    if (call.get(TTL).isZero()) {
      throw Inputs.invalid(TTL.name(), "is 0; the session would be over at once");
    }
    StoredSession session =
        new StoredSession(
            form(call, threshold),
            (int) signers,
            network.label(),
            tokens(call, signers),
            List.of(),
            call.now(),
            call.now().plus(call.get(TTL)));
    session.store(call);
    return Response.data(withTokens(session));
  }

  private static String form(Call call, long threshold) {
    String multi = (call.get(SORTED) ? "sortedmulti(" : "multi(") + threshold + ",%s)";
    return (call.get(SCRIPT_TYPE).equals("wsh") ? "wsh(%s)" : "sh(wsh(%s))").formatted(multi);
  }

  private static List<String> tokens(Call call, long signers) {
    Token.Mode mode =
        Token.Mode.named(call.get(ENCRYPTION))
            .orElseThrow(() -> Inputs.invalid(ENCRYPTION.name(), "is standard, extended or none"));
    boolean one = call.get(SHARED_TOKEN) || mode == Token.Mode.NO_ENCRYPTION;
    return LongStream.range(0, one ? 1 : signers).mapToObj(_ -> Token.random(mode).hex()).toList();
  }

  private static ObjectNode withTokens(StoredSession session) {
    ObjectNode view = session.view();
    ArrayNode tokens = view.putArray("tokens");
    for (int signer = 1; signer <= session.signers(); signer++) {
      Token token = session.token(signer);
      ObjectNode each =
          tokens
              .addObject()
              .put("signer", signer)
              .put("token", token.hex())
              .put("decimal", token.decimal());
      token.words().ifPresent(words -> each.put("words", words));
    }
    return view;
  }

  private static Response delete(Call call) {
    call.storage().delete(Named.SESSIONS.storageKey(call.get(Named.NAME)));
    return Response.empty();
  }
}
