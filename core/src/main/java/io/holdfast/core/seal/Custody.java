package io.holdfast.core.seal;

import io.holdfast.core.barrier.Barrier;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.storage.Storage;

/** What the holders of the shares can do together with a server that is unsealed. */
public final class Custody implements AutoCloseable {
  private final Holders holders;
  private final Rekeying barrierKey;
  private final Rekeying recoveryKey;
  private final RootGeneration rootToken;

  public Custody(Storage storage, Barrier barrier, Seal seal) {
    holders = new Holders(storage, barrier, seal);
    barrierKey = new Rekeying(holders, holders::changeBarrierKey, !seal.isAutomatic());
    recoveryKey = new Rekeying(holders, holders::changeRecoveryKey, true);
    rootToken = new RootGeneration(holders);
  }

  /** Whether the server unseals itself, so that their shares are of a recovery key. */
  public boolean hasRecoveryKey() {
    return holders.haveRecoveryKey();
  }

  /** Makes new shares of the unseal key; of an automatic seal only another root key. */
  public Rekeying barrierKey() {
    return barrierKey;
  }

  /** Makes another root key at once, where the server has the key that encrypts it. */
  public void changeRootKey(BarrierTx tx) {
    holders.changeRootKey(tx);
  }

  /** Makes new shares of the recovery key. */
  public Rekeying recoveryKey() {
    return recoveryKey;
  }

  /** Makes a root token. */
  public RootGeneration rootToken() {
    return rootToken;
  }

  /** Forgets all that was begun, when the server is sealed. */
  @Override
  public void close() {
    barrierKey.cancel();
    recoveryKey.cancel();
    rootToken.cancel();
  }
}
