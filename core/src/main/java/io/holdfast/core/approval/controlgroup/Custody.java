package io.holdfast.core.approval.controlgroup;

import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.approval.ApprovalRequest;
import io.holdfast.core.approval.Approvals;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.policy.PolicyNames;
import io.holdfast.core.token.TokenDraft;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import io.holdfast.core.wrapping.Wrapping;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where kept requests lie: in the cubbyhole of their token, and gone with it. The approvals lie
 * apart and are bound to the request's bytes, so that nothing else can be put in its place.
 */
final class Custody {
  private static final String REQUEST = "control-group/request";
  private static final String APPROVAL = "control-group/approval";

  private final Tokens tokens;
  private final Wrapping wrapping;

  Custody(Tokens tokens) {
    this.tokens = tokens;
    this.wrapping = new Wrapping(tokens);
  }

  /** A token to keep a request under. It counts no uses: its request is performed once. */
  Tokens.Issued token(BarrierTx tx, Namespace namespace, String path, Duration ttl) {
    TokenDraft draft =
        TokenDraft.keeping(PolicyNames.CONTROL_GROUP, namespace, path, 0, tx.now(), ttl);
    Tokens.Issued issued = tokens.issue(tx, draft, "");
    wrapping.note(tx, issued.entry(), ttl, path);
    return issued;
  }

  static boolean isOfControlGroup(TokenEntry entry) {
    return entry.policies().equals(List.of(PolicyNames.CONTROL_GROUP));
  }

  static byte[] bytes(HeldRequest held) {
    return Json.write(held);
  }

  static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(bytes));
  }

  void keep(BarrierTx tx, TokenEntry token, byte[] request, ApprovalRequest approval) {
    StorageView cubbyhole = tokens.cubbyhole(tx, token);
    cubbyhole.put(REQUEST, request);
    cubbyhole.put(APPROVAL, approval.id().getBytes(StandardCharsets.UTF_8));
  }

  /** What is kept under a token; empty when it is another token, or too late. */
  Optional<Waiting> find(BarrierTx tx, TokenEntry token) {
    if (!isOfControlGroup(token)) {
      return Optional.empty();
    }
    StorageView cubbyhole = tokens.cubbyhole(tx, token);
    Optional<byte[]> request = cubbyhole.get(REQUEST);
    Optional<byte[]> approval = cubbyhole.get(APPROVAL);
    if (request.isEmpty() || approval.isEmpty()) {
      return Optional.empty();
    }
    HeldRequest held = Json.read(request.get(), HeldRequest.class);
    String digest = digest(request.get());
    return new Approvals(tx, held.namespace())
        .find(new String(approval.get(), StandardCharsets.UTF_8))
        .filter(found -> found.matter().kind().equals(ControlGroups.KIND))
        .filter(found -> found.matter().digest().equals(digest))
        .map(found -> new Waiting(token, held, found));
  }

  /** What is kept under the token of an accessor, as seen from a namespace: there or below. */
  Optional<Waiting> byAccessor(BarrierTx tx, Namespace from, String accessor) {
    return tokens
        .byAccessor(tx, accessor)
        .filter(token -> tokens.isWithin(tx, token, from))
        .flatMap(token -> find(tx, token));
  }

  Optional<Waiting> byId(BarrierTx tx, String token) {
    return tokens.byId(tx, token).flatMap(entry -> find(tx, entry));
  }

  /** Forgets a kept request with its token. */
  void release(BarrierTx tx, Waiting waiting) {
    tokens.revoke(tx, waiting.token());
  }
}
