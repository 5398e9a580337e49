package io.holdfast.engine.bitcoin.sign;

import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The signer with its script interpreters, whose native libraries are loaded on first use. */
public final class LazySigner implements Supplier<Signer> {
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Signer signer;

  @Override
  public Signer get() {
    Signer present = signer;
    if (present != null) {
      return present;
    }
    lock.lock();
    try {
      Signer made = signer;
      if (made == null) {
        made = new Signer(SelfCheck.available());
        signer = made;
      }
      return made;
    } finally {
      lock.unlock();
    }
  }
}
