package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Refusal;
import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorChecksum;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.crypto.mac.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which places of a wallet were given out or seen in a transaction. For each chain the storage
 * holds the first index that is free, and marks at used indexes above it; what was seen is marked
 * too, and by an address its place is found. All belong to the descriptor: wallets that share one,
 * one after the other or side by side, share them.
 */
public final class AddressBook {
  private static final byte[] MARK = {1};

  private static final int DIGITS = 32;
  private static final String CUSTODY = "custody";

  private final StorageView storage;
  private final byte[] secret;

  public AddressBook(StorageView storage, Descriptor descriptor) {
    String text = descriptor.text();
    this.storage = storage.below("address/" + DescriptorChecksum.of(text) + "/");
    this.secret = text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The lowest place of a chain that isn't used yet.
   *
   * @throws Refusal.InvalidRequest when the chain has none left
   */
  public Place next(boolean change) {
    long next = firstFree(change);
    if (next > Integer.MAX_VALUE) {
      throw new Refusal.InvalidRequest(
          "index: the " + (change ? "change" : "receiving") + " chain has no index left");
    }
    return new Place(change, (int) next);
  }

  /** Notes that an address was given out. */
  public void give(WalletScript own) {
    storage.put(at(own.address()), own.place());
    use(own.place());
  }

  /** Notes that a script takes part in a transaction that was signed. */
  public void see(WalletScript own) {
    Place place = own.place();
    give(own);
    storage.put(seen(place), MARK);
    if (place.index() > lastSeen(place.change()).orElse(-1L)) {
      storage.put(lastSeenKey(place.change()), (Object) (long) place.index());
    }
  }

  /** Whether a place was given out or seen in a transaction that was signed. */
  public boolean isUsed(Place place) {
    return place.index() < firstFree(place.change())
        || storage.exists(mark(place.change(), place.index()));
  }

  /** Whether a place was seen in a transaction that was signed. */
  public boolean isSeen(Place place) {
    return storage.exists(seen(place));
  }

  /** The highest index of a chain that was seen in a transaction that was signed. */
  Optional<Long> lastSeen(boolean change) {
    return storage.get(lastSeenKey(change), Long.class);
  }

  /** The tightest custody that wallets of these scripts had so far. */
  Optional<Custody> tightest() {
    return storage.get(CUSTODY, Custody.class);
  }

  /** Notes how a wallet of these scripts is held from now on. */
  void hold(Custody custody) {
    storage.put(CUSTODY, (Object) custody);
  }

  /** Where an address lies that was given out or seen. */
  public Optional<Place> place(Address address) {
    return storage.get(at(address), Place.class);
  }

  private void use(Place place) {
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

  /** The lowest index of a chain that was not used yet; one more than there are when all were. */
  public long firstFree(boolean change) {
    return storage.get(counter(change), Long.class).orElse(0L);
  }

  private static String counter(boolean change) {
    return change ? "change" : "receive";
  }

  private static String mark(boolean change, long index) {
    return counter(change) + "-used/%010d".formatted(index);
  }

  private static String seen(Place place) {
    return counter(place.change()) + "-seen/%010d".formatted(place.index());
  }

  private static String lastSeenKey(boolean change) {
    return counter(change) + "-last-seen";
  }

  /**
   * Keys of the storage lie open on disk: without the descriptor nobody can tell which these are.
   */
  private String at(Address address) {
    byte[] text = address.text().getBytes(StandardCharsets.US_ASCII);
    return "at/" + Bytes.of(HmacSha256.mac(secret, text)).hex().substring(0, DIGITS);
  }
}
