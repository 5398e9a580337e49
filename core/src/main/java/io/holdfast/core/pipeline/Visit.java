package io.holdfast.core.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Caller;
import io.holdfast.api.Mount;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Request;
import io.holdfast.api.Response;
import io.holdfast.api.StorageView;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.core.Answer;
import io.holdfast.core.BodyStream;
import io.holdfast.core.CoreCall;
import io.holdfast.core.approval.controlgroup.Execution;
import io.holdfast.core.audit.AuditEvent;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.lease.LeaseEntry;
import io.holdfast.core.lease.RenewedLease;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.namespace.NamespaceEntry;
import io.holdfast.core.namespace.NamespaceTree;
import io.holdfast.core.policy.Decision;
import io.holdfast.core.policy.PolicyRef;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.router.Router;
import io.holdfast.core.router.Topology;
import io.holdfast.core.token.TokenEntry;
import io.holdfast.core.token.Tokens;
import io.holdfast.core.wrapping.Wrapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a request's walk: what the rooms found out so far. It lives as long as its
 * transaction; a conflict makes another.
 */
final class Visit implements CoreCall {
  private final BarrierTx tx;
  private Request request;
  private final Topology topology;
  private final boolean resolved;
  private final Router router;
  private final Router.@Nullable Mounted mounted;
  private final Routes.@Nullable Match match;
  private final Arguments arguments;
  private final List<String> warnings = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private @Nullable Function<Request, Answer> conclusion;
  private @Nullable TokenEntry token;
  private Namespace tokenNamespace = Namespace.ROOT;
  private Caller caller = Caller.NOBODY;
  private List<String> policies = List.of();
  private Subject subject = Subject.NOBODY;
  private @Nullable Decision decision;
  private Tokens.@Nullable Issued issued;
  private Wrapping.@Nullable Wrapped wrapped;
  private @Nullable BodyStream stream;
  private @Nullable RenewedLease renewed;
  private final List<LeaseEntry> begun = new ArrayList<>();
  private @Nullable Execution execution;
  private List<String> approvers = List.of();
  private final List<ObjectNode> decisions = new ArrayList<>();
  private @Nullable Execution next;

  Visit(BarrierTx tx, Request asked, Topology topology) {
    this.tx = tx;
    this.topology = topology;
    Optional<Request> found = resolve(asked, topology.namespaces());
    this.resolved = found.isPresent();
    this.request = found.orElse(asked);
    this.router = topology.of(tx, resolved ? request.namespace() : Namespace.ROOT);
    this.mounted = resolved ? router.find(request.path()).orElse(null) : null;
    this.match = mounted == null ? null : mounted.routes().match(path()).orElse(null);
    this.arguments = new Arguments(request.body(), match == null ? Map.of() : match.parameters());
  }

  /** The same visit in another transaction, which sees the same mounts. */
  private Visit(BarrierTx tx, Visit before) {
    this.tx = tx;
    this.topology = before.topology;
    this.resolved = before.resolved;
    this.request = before.request;
    this.router = before.router;
    this.mounted = before.mounted;
    this.match = before.match;
    this.arguments = before.arguments;
  }

  /** The same visit in another transaction: who asked was settled before, and mostly where. */
  Visit again(BarrierTx other, Topology now) {
    Visit visit = now == topology ? new Visit(other, this) : new Visit(other, request, now);
    visit.continues(this);
    return visit;
  }

  /**
   * The request in the namespace that its header and its path mean.
   *
   * @return empty when there is none
   */
  private static Optional<Request> resolve(Request asked, NamespaceTree tree) {
    Namespace named = asked.namespace();
    if (tree.isEmpty()) {
      return named.isRoot() ? Optional.of(asked) : Optional.empty();
    }
    return tree.resolve(named.path(), asked.path())
        .map(place -> asked.in(place.namespace(), place.path()));
  }

  /** Whether there is the namespace that the request names. */
  boolean isResolved() {
    return resolved;
  }

  /** The one whose lock keeps everybody out, if any does. */
  Optional<NamespaceEntry> lock() {
    return topology.namespaces().lockOf(request.namespace());
  }

  @Override
  public Request request() {
    return request;
  }

  /** Says that a write is a create. */
  void becomes(Operation operation) {
    request = request.as(operation);
  }

  @Override
  public String path() {
    if (mounted == null) {
      return request.path();
    }
    int start = mounted.entry().requestPath().length();
    return request.path().length() < start ? "" : request.path().substring(start);
  }

  @Override
  public <T> T get(Field<T> field) {
    return arguments.get(field);
  }

  @Override
  public <T> Optional<T> find(Field<T> field) {
    return arguments.find(field);
  }

  @Override
  public boolean has(Field<?> field) {
    return arguments.find(field).isPresent();
  }

  Arguments arguments() {
    return arguments;
  }

  @Override
  public StorageView storage() {
    Mount mount = mount();
    if (token != null && mount.type().equals("cubbyhole")) {
      // A token has one cubbyhole, which ends with it, from whatever namespace it is asked for.
      String home = token.namespaceId();
      return tx.view(Layout.mount(home, BuiltinMounts.cubbyhole(home)));
    }
    return tx.view(requireMounted().place());
  }

  @Override
  public Mount mount() {
    return requireMounted().mount();
  }

  Router.Mounted requireMounted() {
    if (mounted == null || match == null) {
      throw new Refusal.NotFound(
          mounted == null
              ? "no handler for route \"" + request.path() + "\". route entry not found."
              : "unsupported path");
    }
    return mounted;
  }

  Routes.@Nullable Match match() {
    return match;
  }

  Router.@Nullable Mounted mounted() {
    return mounted;
  }

  @Override
  public Caller caller() {
    return caller;
  }

  /** Says who asks. */
  void authenticated(TokenEntry entry, Namespace of, Subject who) {
    token = entry;
    tokenNamespace = of;
    subject = who;
    policies = who.with(entry.policies(), of);
    caller = entry.asCaller(policies);
  }

  /** Says what remains of a use-limited token. */
  void used(TokenEntry after) {
    token = after;
  }

  /** Takes over who asked and what was decided from the visit of an earlier transaction. */
  private void continues(Visit before) {
    token = before.token;
    tokenNamespace = before.tokenNamespace;
    caller = before.caller;
    policies = before.policies;
    subject = before.subject;
    decision = before.decision;
    execution = before.execution;
    approvers = before.approvers;
    warnings.addAll(before.warnings);
    begun.addAll(before.begun);
  }

  /** Says that this performs a kept request; null where it does not. */
  void performs(@Nullable Execution kept) {
    execution = kept;
  }

  /** What kept request this performs; null mostly. */
  @Nullable Execution execution() {
    return execution;
  }

  /** Says who approved what is performed. */
  void approvedBy(List<String> entities) {
    approvers = entities;
  }

  @Override
  public void decides(ObjectNode said) {
    decisions.add(said);
  }

  @Override
  public Response perform(Execution kept) {
    next = kept;
    return Response.empty();
  }

  /** What is to be performed after this; null mostly. */
  @Nullable Execution next() {
    return next;
  }

  /** Says what the policies decided. */
  void decided(Decision outcome) {
    decision = outcome;
  }

  @Nullable Decision decision() {
    return decision;
  }

  @Override
  public Instant now() {
    return tx.now();
  }

  @Override
  public void warn(String warning) {
    warnings.add(warning);
  }

  List<String> warnings() {
    return warnings;
  }

  @Override
  public Services services() {
    return services(mount());
  }

  /** What the core offers to the engine of a mount within this visit. */
  Services services(Mount of) {
    return new EngineServices(
        tx, of, subject().id(), internal -> begin(of, internal).asLease(), this::decides);
  }

  private LeaseEntry begin(Mount of, ObjectNode internal) {
    LeaseEntry entry =
        SecretLeases.begin(tx, of, request.path(), path(), LeaseHolder.of(this), internal);
    begun.add(entry);
    return entry;
  }

  /** The leases that this request began. */
  List<LeaseEntry> begun() {
    return begun;
  }

  @Override
  public BarrierTx tx() {
    return tx;
  }

  @Override
  public Router router() {
    return router;
  }

  @Override
  public Topology topology() {
    return topology;
  }

  @Override
  public Namespace tokenNamespace() {
    return tokenNamespace;
  }

  @Override
  public @Nullable TokenEntry token() {
    return token;
  }

  @Override
  public String tokenText() {
    String text = request.token();
    return text == null ? "" : text;
  }

  @Override
  public List<PolicyRef> policies() {
    return subject.inForce(policies, tokenNamespace);
  }

  /** What the policies judge: the path from the root namespace. */
  String fullPath() {
    Namespace namespace = request.namespace();
    return namespace.isRoot() ? request.path() : namespace.path() + request.path();
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public Instant authenticated() {
    return token == null ? Instant.EPOCH : token.created();
  }

  @Override
  public boolean sudo() {
    return decision != null && decision.sudo();
  }

  @Override
  public Response answer(Tokens.Issued token) {
    issued = token;
    return Response.empty();
  }

  @Override
  public Response answer(Wrapping.Wrapped answer) {
    wrapped = answer;
    return Response.empty();
  }

  @Override
  public Response answer(RenewedLease answer) {
    renewed = answer;
    return Response.empty();
  }

  @Override
  public Response answer(BodyStream text) {
    stream = text;
    return new Response.Raw(200, "text/plain; charset=utf-8", new byte[0], Map.of());
  }

  @Nullable BodyStream stream() {
    return stream;
  }

  @Override
  public Call on(Router.Mounted other) {
    return new OtherMount(this, other);
  }

  @Override
  public void afterwards(Runnable action) {
    afterwards.add(action);
  }

  @Override
  public void conclude(Function<Request, Answer> what) {
    conclusion = what;
  }

  @Nullable Function<Request, Answer> conclusion() {
    return conclusion;
  }

  List<Runnable> afterwards() {
    return afterwards;
  }

  Tokens.@Nullable Issued issuedToken() {
    return issued;
  }

  Wrapping.@Nullable Wrapped wrappedAnswer() {
    return wrapped;
  }

  @Nullable RenewedLease renewedLease() {
    return renewed;
  }

  /** The event of the request for the audit log, as of now. */
  AuditEvent event(String error) {
    return new AuditEvent(
            tx.now(), request, AuditFacts.auth(this), AuditFacts.mount(mounted), error, null)
        .approved(AuditFacts.approval(execution, approvers))
        .deciding(List.copyOf(decisions));
  }
}
