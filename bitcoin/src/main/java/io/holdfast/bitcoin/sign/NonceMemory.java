package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.musig2.NoncePair;
import io.holdfast.bitcoin.musig2.SecretNonce;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The secret nonces of a process. It forgets them when they were used, when they are too old, when
 * there are too many (the oldest first), and all at once; a process that ends forgets them anyway.
 * Safe for use by several threads.
 */
public final class NonceMemory {
  private final int perScope;
  private final int inAll;
  private final Duration life;
  private final ReentrantLock lock = new ReentrantLock();

  /** In the order in which they came. */
  private final Map<Key, Kept> kept = new LinkedHashMap<>();

  private record Key(String scope, NonceUse use) {}

  private record Kept(NoncePair nonce, Instant until) {}

  /**
   * @param perScope how many of a scope it keeps at most
   * @param inAll how many of all scopes
   * @param life how long one is good for
   */
  public NonceMemory(int perScope, int inAll, Duration life) {
    this.perScope = perScope;
    this.inAll = inAll;
    this.life = life;
  }

  /**
   * The nonces of one scope, as of a time.
   *
   * @param scope within which a nonce may be used: a wallet, say
   */
  public SecretNonces in(String scope, Instant now) {
    return new Scope(scope, now);
  }

  /** How many are kept. */
  public int size() {
    return locked(kept::size);
  }

  /** Erases all of them. */
  public void clear() {
    locked(() -> {
      kept.values().forEach(each -> each.nonce.close());
      kept.clear();
      return 0;
    });
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private final class Scope implements SecretNonces {
    private final String scope;
    private final Instant now;

    Scope(String scope, Instant now) {
      this.scope = scope;
      this.now = now;
    }

    @Override
    public void keep(NonceUse use, NoncePair nonce) {
      locked(() -> {
        expire();
        makeRoom();
        kept.put(new Key(scope, use), new Kept(nonce, now.plus(life)));
        return 0;
      });
    }

    @Override
    public boolean holds(NonceUse use) {
      return locked(() -> {
        expire();
        return kept.containsKey(new Key(scope, use));
      });
    }

    @Override
    public Optional<SecretNonce> take(NonceUse use) {
      return locked(() -> {
        expire();
        return Optional.ofNullable(kept.remove(new Key(scope, use)))
            .map(each -> each.nonce.secret());
      });
    }

    private void expire() {
      kept.values()
          .removeIf(each -> {
            boolean over = !each.until.isAfter(now);
            if (over) {
              each.nonce.close();
            }
            return over;
          });
    }

    private void makeRoom() {
      long own = kept.keySet().stream().filter(key -> key.scope.equals(scope)).count();
      if (own >= perScope) {
        forgetOldest(key -> key.scope.equals(scope));
      } else if (kept.size() >= inAll) {
        forgetOldest(_ -> true);
      }
    }

    private void forgetOldest(Predicate<Key> of) {
      kept.keySet().stream()
          .filter(of)
          .findFirst()
          .ifPresent(key -> Objects.requireNonNull(kept.remove(key)).nonce.close());
    }
  }
}
