package io.holdfast.core;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.SecretsEngine;
import io.holdfast.core.approval.ApprovalExpiry;
import io.holdfast.core.approval.KeyNotices;
import io.holdfast.core.approval.controlgroup.ControlGroups;
import io.holdfast.core.audit.AuditedHeaders;
import io.holdfast.core.audit.device.DeviceTable;
import io.holdfast.core.backlog.BacklogWorker;
import io.holdfast.core.backlog.Chore;
import io.holdfast.core.backlog.StorageDeletion;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.errand.Errands;
import io.holdfast.core.identity.IdentityEndings;
import io.holdfast.core.identity.IdentityEngine;
import io.holdfast.core.lease.BulkRevocation;
import io.holdfast.core.lease.Expiry;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.namespace.NamespaceStore;
import io.holdfast.core.pipeline.ApprovalGate;
import io.holdfast.core.pipeline.Authentication;
import io.holdfast.core.pipeline.Authorization;
import io.holdfast.core.pipeline.Closing;
import io.holdfast.core.pipeline.RateLimiting;
import io.holdfast.core.pipeline.Recorder;
import io.holdfast.core.pipeline.Walk;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.quota.QuotaStore;
import io.holdfast.core.router.Backends;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.router.MountEntry;
import io.holdfast.core.router.MountTable;
import io.holdfast.core.seal.Custody;
import io.holdfast.core.snapshot.Snapshots;
import io.holdfast.core.sys.NodeFacts;
import io.holdfast.core.sys.Restoration;
import io.holdfast.core.sys.ServerFacilities;
import io.holdfast.core.sys.SystemEngine;
import io.holdfast.core.sys.SystemRooms;
import io.holdfast.core.sys.config.CorsRules;
import io.holdfast.core.sys.config.ServerSettings;
import io.holdfast.core.sys.namespace.NamespaceRemoval;
import io.holdfast.core.token.Login;
import io.holdfast.core.token.TokenDraft;
import io.holdfast.core.token.TokenMethod;
import io.holdfast.core.token.Tokens;
import io.holdfast.core.wrapping.Wrapping;
import io.holdfast.crypto.mac.HmacSha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The rooms of an unsealed core: built when it is unsealed, forgotten when it is sealed. */
final class Rooms implements AutoCloseable {
  private static final int ABANDONED = 500;

  private final Gate gate = new Gate();
  private final Barrier barrier;
  private final Backends backends;
  private final HmacSha256 tokenSalt;
  private final MountTable mounts;
  private final PolicyStore policies;
  private final QuotaStore quotas;
  private final AuditedHeaders auditedHeaders;
  private final Tokens tokens;
  private final Walk walk;
  private final Expiry expiry;
  private final BacklogWorker backlog;
  private final Errands errands;
  private final Custody custody;

  Rooms(
      CoreOptions options,
      Barrier barrier,
      CoreKeys keys,
      Runnable seal,
      Observed observed,
      Restoration restoration) {
    this.barrier = barrier;
    tokenSalt = HmacSha256.of(keys.tokenSalt());
    backends = new Backends(options.backends());
    mounts = new MountTable(backends, options.limits());
    quotas = new QuotaStore();
    auditedHeaders = new AuditedHeaders();
    tokens = new Tokens(tokenSalt, mounts);
    policies = new PolicyStore();
    Wrapping wrapping = new Wrapping(tokens);
    DeviceTable devices = new DeviceTable(options.declaredDevices());
    backends.add(new TokenMethod(tokens, policies));
    backends.add(new IdentityEngine(options.apiAddress(), KeyNotices::tell));
    custody = new Custody(options.storage(), barrier, options.seal());
    backends.add(
        new SystemEngine(
            new SystemRooms(
                options.audit(),
                devices,
                barrier,
                mounts,
                backends,
                tokens,
                policies,
                wrapping,
                options.limits(),
                seal,
                new ServerFacilities(
                    quotas,
                    auditedHeaders,
                    observed.view(),
                    observed.inFlight(),
                    observed::serviceTokens,
                    observed::entities,
                    options.surroundings()),
                custody,
                new Snapshots(options.storage(), barrier, options.clock(), options.workDirectory()),
                restoration,
                NodeFacts.here(options.apiAddress()))));
    walk =
        new Walk(
            barrier,
            mounts,
            new Authentication(tokens),
            new Authorization(policies),
            new ApprovalGate(new ControlGroups(tokens)),
            new Closing(new Login(tokens), wrapping),
            new Recorder(options.audit(), devices, auditedHeaders, observed.metrics()),
            new RateLimiting(quotas, observed.limits()),
            gate::isClosed);
    Map<String, Expiry.Ending> endings = new HashMap<>(tokens.endings());
    endings.putAll(IdentityEndings.endings());
    endings.putAll(ApprovalExpiry.endings());
    expiry = new Expiry(barrier, endings);
    Map<String, Chore> chores = new HashMap<>(tokens.chores());
    chores.put(StorageDeletion.KIND, new StorageDeletion());
    chores.putAll(BulkRevocation.chores());
    chores.put(NamespaceStore.REMOVAL, new NamespaceRemoval(mounts, tokens));
    errands = new Errands(barrier, mounts);
    backlog = new BacklogWorker(barrier, chores);
  }

  Gate gate() {
    return gate;
  }

  Walk walk() {
    return walk;
  }

  /**
   * Ends everything that is due now.
   *
   * @return how many leases ended
   */
  int endDue() {
    int ended = 0;
    int step;
    do {
      step = inside(expiry::endSome);
      ended += step;
    } while (step > 0);
    return ended;
  }

  /** Goes on with what requests could not finish, until it is finished. */
  void workOff() {
    while (inside(backlog::workSome)) {
      // Each step lets go of the gate, so that sealing need not wait for all of them.
    }
  }

  /** Ends leases that were begun before this start of the server; nobody makes them any more. */
  void abandonBegun() {
    while (inside(() -> barrier.transact(tx -> SecretLeases.abandonBegun(tx, ABANDONED))) > 0) {
      // Few were under way at a time, so that this is short.
    }
  }

  /** Takes up revocations that the server was at when it ended, without waiting for their time. */
  void resumeRevocations() {
    resumeRevocations(Namespace.ROOT.id());
    inside(() -> barrier.transact(NamespaceStore::all))
        .forEach(entry -> resumeRevocations(entry.id()));
  }

  private void resumeRevocations(String namespace) {
    String after = "";
    do {
      String from = after;
      after =
          inside(() -> barrier.transact(tx -> SecretLeases.resume(tx, namespace, from, ABANDONED)));
    } while (!after.isEmpty());
  }

  /**
   * Begins what is due with mounts: leases to take back, what engines scheduled.
   *
   * @return how many errands were begun
   */
  int beginErrands() {
    return inside(errands::begin);
  }

  /** Waits for the errands that were begun. */
  void awaitErrands() {
    errands.await();
  }

  /** Rotates the data key when its time is over. */
  boolean rotateIfDue() {
    return inside(barrier::rotateIfDue);
  }

  private <T> T inside(Supplier<T> step) {
    long pass = gate.enter();
    if (pass == 0) {
      throw new Refusal.Sealed();
    }
    try {
      return step.get();
    } finally {
      gate.leave(pass);
    }
  }

  /** Adds the built-in mounts that the version which founded the server did not have. */
  boolean completeMounts() {
    return inside(() ->
        barrier.transact(tx -> {
          List<MountEntry> missing =
              BuiltinMounts.of(Namespace.ROOT).stream()
                  .filter(entry -> mounts.at(tx, Namespace.ROOT).at(entry.requestPath()).isEmpty())
                  .toList();
          missing.forEach(entry -> mounts.put(tx, Namespace.ROOT, entry));
          return !missing.isEmpty();
        }));
  }

  /** The first contents of a new server. */
  void found(BarrierTx tx) {
    BuiltinMounts.of(Namespace.ROOT).forEach(entry -> mounts.put(tx, Namespace.ROOT, entry));
    policies.found(tx, Namespace.ROOT);
  }

  /** How many mounts there are, of one kind. */
  long mounted(boolean auth, boolean local) {
    return inside(() ->
        barrier.transact(tx ->
            mounts.at(tx, Namespace.ROOT).all().stream()
                .filter(mounted -> mounted.entry().auth() == auth)
                .filter(mounted -> mounted.entry().local() == local)
                .count()));
  }

  /** Which web pages' scripts may talk to the server. */
  CorsRules cors() {
    return inside(() -> barrier.transact(ServerSettings::cors));
  }

  /** Makes a root token; its text is random unless chosen. */
  Tokens.Issued rootToken(BarrierTx tx, String text) {
    return tokens.issue(tx, TokenDraft.root(tx.now()), text);
  }

  @Override
  public void close() {
    custody.close();
    backends.engines().values().forEach(SecretsEngine::forgetSecrets);
    tokens.clear();
    policies.clear();
    mounts.clear();
    quotas.clear();
    auditedHeaders.clear();
    tokenSalt.close();
  }
}
