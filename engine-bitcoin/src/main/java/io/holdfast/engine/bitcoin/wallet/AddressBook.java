package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorChecksum;
import io.holdfast.bitcoin.wallet.Place;

/**
 * Which places of a wallet were given out or seen in a transaction. For each chain the storage
 * holds the first index that is free, and marks at used indexes above it. They belong to the
 * descriptor: wallets that share one, one after the other or side by side, share them.
 */
public final class AddressBook {
  private static final byte[] MARK = {1};

  private final StorageView storage;

  public AddressBook(StorageView storage, Descriptor descriptor) {
    this.storage = storage.below("address/" + DescriptorChecksum.of(descriptor.text()) + "/");
  }

  /**
   * The lowest place of a chain that isn't used yet, which is used from now on.
   *
   * @throws Refusal.InvalidRequest when the chain has none left
   */
  Place next(boolean change) {
    long next = firstFree(change);
    if (next > Integer.MAX_VALUE) {
      throw new Refusal.InvalidRequest(
          "index: the " + (change ? "change" : "receiving") + " chain has no index left");
    }
    Place place = new Place(change, (int) next);
    use(place);
    return place;
  }

  /** Marks a place as used. */
  public void use(Place place) {
    long free = firstFree(place.change());
    if (place.index() < free) {
      return;
    }
    if (place.index() > free) {
      storage.put(mark(place.change(), place.index()), MARK);
      return;
    }
    free++;
    while (storage.exists(mark(place.change(), free))) {
      storage.delete(mark(place.change(), free));
      free++;
    }
    storage.put(counter(place.change()), (Object) free);
  }

  private long firstFree(boolean change) {
    return storage.get(counter(change), Long.class).orElse(0L);
  }

  private static String counter(boolean change) {
    return change ? "change" : "receive";
  }

  private static String mark(boolean change, long index) {
    return counter(change) + "-used/%010d".formatted(index);
  }
}
