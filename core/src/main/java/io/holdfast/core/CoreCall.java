package io.holdfast.core;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Namespace;
import io.holdfast.api.Request;
import io.holdfast.api.Response;
import io.holdfast.core.approval.controlgroup.Execution;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.lease.RenewedLease;
import io.holdfast.core.policy.PolicyRef;
import io.holdfast.core.router.Router;
import io.holdfast.core.router.Topology;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import io.holdfast.core.wrapping.Wrapping;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the core's own engines (sys, token) see beyond a {@link Call}. */
public interface CoreCall extends Call {
  /** The whole storage, within this request's transaction. */
  BarrierTx tx();

  /** The mounts of the request's namespace as of this transaction. */
  Router router();

  /** All namespaces and their mounts as of this transaction. */
  Topology topology();

  /** The namespace that the token is of; the root without a token. */
  Namespace tokenNamespace();

  /** The authenticated token, or null on an unauthenticated path. */
  @Nullable TokenEntry token();

  /** The text of the client token as sent; empty without one. */
  String tokenText();

  /** All policies in force, with those of the identity. */
  List<PolicyRef> policies();

  /** Who is behind the token. */
  Subject subject();

  /** When the token was made; {@link Instant#EPOCH} on an unauthenticated path. */
  Instant authenticated();

  /** Whether the policies grant sudo on this request's path (root has it everywhere). */
  boolean sudo();

  /** Answers with a token's {@code auth}. */
  Response answer(Tokens.Issued token);

  /** Answers with a wrapping token's {@code wrap_info}. */
  Response answer(Wrapping.Wrapped wrapped);

  /** Answers with a renewed lease. */
  Response answer(RenewedLease renewed);

  /** Answers with text that goes on for as long as the client listens. */
  Response answer(BodyStream stream);

  /**
   * Says for the audit log what this request decides of approvals.
   *
   * @param said public facts, which are shown in clear
   */
  void decides(ObjectNode said);

  /**
   * Has a kept request performed, once this one's audit entries are durable and delivered; its
   * answer becomes this one's.
   */
  Response perform(Execution execution);

  /** The same request seen from another mount: its storage and its configuration. */
  Call on(Router.Mounted other);

  /** Runs something once the answer's audit entries are durable and delivered (sealing). */
  void afterwards(Runnable action);

  /**
   * Lets something decide the answer once its audit entries are durable and delivered, and nobody
   * is within the rooms any more: a restore seals them.
   */
  void conclude(Function<Request, Answer> conclusion);

  /** The core's view of a call that it made itself. */
  static CoreCall of(Call call) {
    return (CoreCall) call;
  }
}
