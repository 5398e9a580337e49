package io.holdfast.engine.exchange.nonce;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.Randomness;
import io.holdfast.engine.exchange.venue.TimeUnit;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Nonces of all keys. A block is reserved in a transaction before any number of it is handed out,
 * above all that were reserved before; from a block numbers come out of memory, so that most
 * requests write nothing for them. Who starts anew, or finds that somebody else reserved a block
 * meanwhile, reserves one above.
 */
public final class Nonces {
  /** So far ahead of the time a block reaches. */
  private static final Duration AHEAD = Duration.ofSeconds(10);

  private static final long FEWEST = 10_000;
  private static final int MOST_BLOCKS = 10_000;
  private static final int ID_BYTES = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private record Place(String mount, String key) {}

  private final ConcurrentMap<Place, Counter> counters = new ConcurrentHashMap<>();

  /**
   * Blocks that this process reserved; of those in no transaction that was committed nobody reads.
   */
  private final Cache<String, Boolean> own = Caffeine.newBuilder().maximumSize(MOST_BLOCKS).build();

  /** What an effect needs to hand out a number. */
  public final class Source {
    private final Counter counter;
    private final Block block;
    private final long now;
    private final OptionalLong given;

    private Source(Counter counter, Block block, long now, OptionalLong given) {
      this.counter = counter;
      this.block = block;
      this.now = now;
      this.given = given;
    }

    /** The next number, greater than all before. */
    public long take() {
      return given.isPresent() ? counter.given(block, given.getAsLong()) : counter.next(block, now);
    }

    /** Does something in which a number is taken and used, while nobody else does so. */
    public <T> T inTurn(Supplier<T> work) {
      counter.takeTurn(PATIENCE);
      try {
        return work.get();
      } finally {
        counter.endTurn();
      }
    }

    /**
     * Nothing if nobody reserved a block since: what was taken is above all that anybody else was
     * given.
     *
     * @throws Refusal.Unavailable when somebody did; the number is lost
     */
    public void requireCurrent(Call call, String key) {
      Optional<Block> stored = call.storage().get(storageKey(key), Block.class);
      if (!stored.map(Block::id).equals(Optional.of(block.id()))) {
        throw new Refusal.Unavailable(
            "the nonces of this key are given by another server; try again");
      }
    }
  }

  /**
   * Makes sure, within the transaction before an effect, that it will have a number.
   *
   * @param given one that the client chose
   */
  public Source source(Call call, String key, TimeUnit unit, OptionalLong given) {
    Counter counter =
        counters.computeIfAbsent(new Place(call.mount().uuid(), key), place -> new Counter());
    long now = unit.count(call.now());
    Optional<Block> stored = call.storage().get(storageKey(key), Block.class);
    if (stored.isPresent()
        && own.getIfPresent(stored.get().id()) != null
        && counter.reaches(stored.get(), now)) {
      return new Source(counter, stored.get(), now, given);
    }
    long from = stored.map(block -> Math.max(block.end(), now)).orElse(now);
    if (stored.isEmpty() && given.isPresent()) {
      from = Math.min(from, given.getAsLong());
    }
    long size = Math.max(unit.count(AHEAD), FEWEST);
    Block block =
        new Block(
            HexFormat.of().formatHex(Randomness.bytes(ID_BYTES)), from, Math.max(from, now) + size);
    call.storage().put(storageKey(key), block);
    own.put(block.id(), true);
    return new Source(counter, block, now, given);
  }

  /**
   * Where the end of what was reserved is stored; it outlives the key, whose name may come again.
   */
  private static String storageKey(String key) {
    return "nonce/" + key;
  }
}
