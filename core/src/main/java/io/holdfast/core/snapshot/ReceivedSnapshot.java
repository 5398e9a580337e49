package io.holdfast.core.snapshot;

import io.holdfast.core.barrier.Layout;
import io.holdfast.storage.Entry;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A snapshot that came in and was found whole, in a file that vanishes when it is closed. */
public final class ReceivedSnapshot implements AutoCloseable {
  private final FileChannel file;
  private final boolean own;
  private final Storage storage;

  ReceivedSnapshot(FileChannel file, boolean own, Storage storage) {
    this.file = file;
    this.own = own;
    this.storage = storage;
  }

  /** Whether it is of this cluster. */
  public boolean isOwn() {
    return own;
  }

  /** Puts it in the place of all that is stored. */
  public void restore() {
    Map<String, byte[]> spent = own ? spent() : Map.of();
    try (InputStream in = SnapshotReader.entries(file)) {
      storage.replace(new Entries(in, spent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How many encryptions were made under each key: that is not undone with what they encrypted, and
   * a key must not be used more often than is safe.
   */
  private Map<String, byte[]> spent() {
    Map<String, byte[]> spent = new HashMap<>();
    storage.<Boolean>read(tx -> {
      tx.forEach(KeyRange.prefix(Layout.USES), entry -> spent.put(entry.key(), entry.value()));
      return true;
    });
    return spent;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // It vanishes with the process at the latest.
    }
  }

  private static final class Entries implements Iterator<Entry> {
    private final InputStream in;
    private final Map<String, byte[]> spent;
    private @Nullable Entry next;

    Entries(InputStream in, Map<String, byte[]> spent) throws IOException {
      this.in = in;
      this.spent = spent;
      this.next = EntryStream.read(in);
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Entry next() {
      Entry entry = next;
      if (entry == null) {
        throw new NoSuchElementException();
      }
      try {
        next = EntryStream.read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      byte[] now = spent.get(entry.key());
      return now != null && Arrays.compareUnsigned(now, entry.value()) > 0
          ? new Entry(entry.key(), now)
          : entry;
    }
  }
}
