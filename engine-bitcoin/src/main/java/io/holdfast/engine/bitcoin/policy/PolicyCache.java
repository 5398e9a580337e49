package io.holdfast.engine.bitcoin.policy;

import io.holdfast.bitcoin.policy.TransactionPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Policies that were read lately, by the hash of their documents: the same hash, the same policy,
 * whichever mount or node has it. Reading one means compiling its conditions.
 */
final class PolicyCache {
  private static final int MOST = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, TransactionPolicy> policies =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TransactionPolicy> eldest) {
          return size() > MOST;
        }
      };

  Optional<TransactionPolicy> find(String hash) {
    lock.lock();
    try {
      return Optional.ofNullable(policies.get(hash));
    } finally {
      lock.unlock();
    }
  }

  void put(String hash, TransactionPolicy policy) {
    lock.lock();
    try {
      policies.put(hash, policy);
    } finally {
      lock.unlock();
    }
  }
}
