package io.holdfast.core.wrapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.policy.PolicyNames;
import io.holdfast.core.token.TokenDraft;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Wraps answers and opens them once. */
public final class Wrapping {
  /** The one policy of a wrapping token: it may open, look up and rewrap itself. */
  public static final String POLICY = "response-wrapping";

  private static final String RESPONSE = "response";
  private static final String INFO = "wrapinfo";

  private final Tokens tokens;

  /** What a client is told of a wrapping token. */
  public record Wrapped(
      String token,
      String accessor,
      Duration ttl,
      Instant created,
      String creationPath,
      String wrappedAccessor) {

    /** Leaves out the token and the accessors. */
    @Override
    public String toString() {
      return "Wrapped[" + creationPath + "]";
    }

    /** The answer's {@code wrap_info}. */
    public ObjectNode asJson() {
      ObjectNode out = Json.object();
      out.put("token", token);
      out.put("accessor", accessor);
      out.put("ttl", ttl.toSeconds());
      out.put("creation_time", created.toString());
      out.put("creation_path", creationPath);
      if (!wrappedAccessor.isEmpty()) {
        out.put("wrapped_accessor", wrappedAccessor);
      }
      return out;
    }
  }

  /** What is kept beside the wrapped answer. */
  public record Kept(Duration creationTtl, Instant creationTime, String creationPath) {}

  public Wrapping(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Wraps an answer's envelope.
   *
   * @param namespace of the request, and of the wrapping token
   * @param creationPath the path of the request whose answer it is
   * @param wrappedAccessor the accessor of the token inside, or empty
   */
  public Wrapped wrap(
      BarrierTx tx,
      Namespace namespace,
      JsonNode envelope,
      Duration ttl,
      String creationPath,
      String wrappedAccessor) {
    TokenDraft draft = TokenDraft.keeping(POLICY, namespace, creationPath, 1, tx.now(), ttl);
    Tokens.Issued issued = tokens.issue(tx, draft, "");
    var cubbyhole = tokens.cubbyhole(tx, issued.entry());
    note(tx, issued.entry(), ttl, creationPath);
    // In the form in which Vault's older clients read it: as a secret at cubbyhole/response.
    String text = new String(Json.write(envelope), StandardCharsets.UTF_8);
    cubbyhole.put(RESPONSE, Json.object().put(RESPONSE, text));
    return new Wrapped(
        issued.text(), issued.entry().accessor(), ttl, tx.now(), creationPath, wrappedAccessor);
  }

  /** Notes what a wrapping token is for. */
  public void note(BarrierTx tx, TokenEntry token, Duration ttl, String creationPath) {
    tokens.cubbyhole(tx, token).put(INFO, new Kept(ttl, tx.now(), creationPath));
  }

  /** The live wrapping token of a text; empty when it is none, was used, or ran out. */
  public Optional<TokenEntry> find(BarrierTx tx, String text) {
    return tokens.find(tx, text).filter(Wrapping::isWrapping);
  }

  /** Whether a token is one that wraps an answer, or a request that will have one. */
  public static boolean isWrapping(TokenEntry entry) {
    return entry.policies().equals(List.of(POLICY))
        || entry.policies().equals(List.of(PolicyNames.CONTROL_GROUP));
  }

  /** The facts of a wrapping token. */
  public Optional<Kept> info(BarrierTx tx, TokenEntry entry) {
    return tokens.cubbyhole(tx, entry).get(INFO, Kept.class);
  }

  /** Takes the answer out and ends the token. */
  public Optional<JsonNode> open(BarrierTx tx, TokenEntry entry) {
    Optional<JsonNode> envelope =
        tokens
            .cubbyhole(tx, entry)
            .getJson(RESPONSE)
            .map(kept -> kept.path(RESPONSE).asText().getBytes(StandardCharsets.UTF_8))
            .map(Json::tree);
    tokens.revoke(tx, entry);
    return envelope;
  }
}
