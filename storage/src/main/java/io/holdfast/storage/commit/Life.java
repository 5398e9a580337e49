package io.holdfast.storage.commit;

/** Whether a transaction may still be used: only while its work runs. */
final class Life {

  private volatile boolean ended;

  void require() {
    if (ended) {
      throw new IllegalStateException("the transaction has ended; use it only within its work");
    }
  }

  void end() {
    ended = true;
  }
}
