package io.holdfast.engines.transit.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A dropped key is erased, and never under someone's hands. */
class HandleTest {
  private static final class Key implements PreparedKey {
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private final Key key = new Key();
  private final Handle<Key> handle = new Handle<>(key);

  @Test
  void anUnusedKeyIsErasedWhenItIsDropped() {
    assertThat(handle.use(used -> used.closed.get())).contains(0);
    handle.retire();
    assertThat(key.closed).hasValue(1);
  }

  @Test
  void aKeyInUseIsErasedWhenTheUseEnds() {
    var during =
        handle.use(used -> {
          handle.retire();
          return used.closed.get();
        });
    assertThat(during).contains(0);
    assertThat(key.closed).hasPositiveValue();
  }

  @Test
  void aDroppedKeyCannotBeUsed() {
    handle.retire();
    assertThat(handle.use(used -> "used")).isEmpty();
  }

  @Test
  void aUseThatFailsEndsToo() {
    try {
      var _ =
          handle.use(used -> {
            throw new IllegalStateException("as the test wants");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("as the test wants");
    }
    handle.retire();
    assertThat(key.closed).hasValue(1);
  }
}
