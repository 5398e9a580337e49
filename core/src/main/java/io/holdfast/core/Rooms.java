package io.holdfast.core;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.api.SecretsEngine;
import io.holdfast.core.audit.device.DeviceTable;
import io.holdfast.core.backlog.BacklogWorker;
import io.holdfast.core.backlog.Chore;
import io.holdfast.core.backlog.StorageDeletion;
import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.errand.Errands;
import io.holdfast.core.lease.BulkRevocation;
import io.holdfast.core.lease.Expiry;
import io.holdfast.core.lease.SecretLeases;
import io.holdfast.core.pipeline.Authentication;
import io.holdfast.core.pipeline.Authorization;
import io.holdfast.core.pipeline.Closing;
import io.holdfast.core.pipeline.Walk;
import io.holdfast.core.policy.BuiltinPolicies;
import io.holdfast.core.policy.PolicyNames;
import io.holdfast.core.policy.PolicyStore;
import io.holdfast.core.policy.StoredPolicy;
import io.holdfast.core.router.Backends;
import io.holdfast.core.router.BuiltinMounts;
import io.holdfast.core.router.MountTable;
import io.holdfast.core.sys.SystemEngine;
import io.holdfast.core.sys.SystemRooms;
import io.holdfast.core.token.Login;
import io.holdfast.core.token.TokenDraft;
import io.holdfast.core.token.TokenMethod;
import io.holdfast.core.token.Tokens;
import io.holdfast.core.wrapping.Wrapping;
import io.holdfast.crypto.mac.HmacSha256;
import java.util.HashMap;
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
  private final Tokens tokens;
  private final Walk walk;
  private final Expiry expiry;
  private final BacklogWorker backlog;
  private final Errands errands;

  Rooms(CoreOptions options, Barrier barrier, CoreKeys keys, Runnable seal) {
    this.barrier = barrier;
    tokenSalt = HmacSha256.of(keys.tokenSalt());
    backends = new Backends(options.backends());
    mounts = new MountTable(backends, options.limits());
    tokens = new Tokens(tokenSalt, mounts);
    policies = new PolicyStore();
    Wrapping wrapping = new Wrapping(tokens);
    DeviceTable devices = new DeviceTable(options.declaredDevices());
    backends.add(new TokenMethod(tokens, policies));
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
                seal)));
    walk =
        new Walk(
            barrier,
            mounts,
            new Authentication(tokens),
            new Authorization(policies),
            new Closing(new Login(tokens), wrapping),
            options.audit(),
            devices,
            gate::isClosed);
    expiry = new Expiry(barrier, tokens.endings());
    Map<String, Chore> chores = new HashMap<>(tokens.chores());
    chores.put(StorageDeletion.KIND, new StorageDeletion());
    chores.putAll(BulkRevocation.chores());
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

  /** The first contents of a new server. */
  void found(BarrierTx tx) {
    BuiltinMounts.of(Namespace.ROOT).forEach(entry -> mounts.put(tx, entry));
    policies.write(
        tx, PolicyNames.DEFAULT, StoredPolicy.first(BuiltinPolicies.DEFAULT_TEXT, tx.now()));
    policies.write(
        tx,
        PolicyNames.RESPONSE_WRAPPING,
        StoredPolicy.first(BuiltinPolicies.RESPONSE_WRAPPING_TEXT, tx.now()));
  }

  /** Makes a root token; its text is random unless chosen. */
  Tokens.Issued rootToken(BarrierTx tx, String text) {
    return tokens.issue(tx, TokenDraft.root(tx.now()), text);
  }

  @Override
  public void close() {
    backends.engines().values().forEach(SecretsEngine::forgetSecrets);
    tokens.clear();
    policies.clear();
    mounts.clear();
    tokenSalt.close();
  }
}
