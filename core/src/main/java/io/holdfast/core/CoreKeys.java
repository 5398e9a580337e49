package io.holdfast.core;

import io.holdfast.api.Namespace;
import io.holdfast.api.StorageView;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.barrier.Layout;
import io.holdfast.crypto.SecretBytes;

/** The core's own keys, made at initialisation and kept behind the barrier. */
record CoreKeys(SecretBytes tokenSalt, SecretBytes auditSalt, SecretBytes logKey)
    implements AutoCloseable {
  private static final String KEYS = Layout.core(Namespace.ROOT) + "keys/";
  private static final int BYTES = 32;

  /** Fresh keys for a new server. */
  static CoreKeys create() {
    return new CoreKeys(
        SecretBytes.random(BYTES), SecretBytes.random(BYTES), SecretBytes.random(BYTES));
  }

  void store(BarrierTx tx) {
    StorageView view = tx.view(KEYS);
    view.putSecret("token-salt", tokenSalt);
    view.putSecret("audit-salt", auditSalt);
    view.putSecret("log", logKey);
  }

  /** Puts another key of the log in the place of the stored one. */
  static void storeLogKey(BarrierTx tx, SecretBytes key) {
    tx.view(KEYS).putSecret("log", key);
  }

  static CoreKeys load(BarrierTx tx) {
    StorageView view = tx.view(KEYS);
    return new CoreKeys(load(view, "token-salt"), load(view, "audit-salt"), load(view, "log"));
  }

  private static SecretBytes load(StorageView view, String name) {
    return view.getSecret(name)
        .orElseThrow(() -> new IllegalStateException("the core's key " + name + " is missing"));
  }

  @Override
  public void close() {
    tokenSalt.close();
    auditSalt.close();
    logKey.close();
  }

  @Override
  public String toString() {
    return "CoreKeys";
  }
}
