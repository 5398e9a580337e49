package io.holdfast.core.metrics;

import io.holdfast.storage.Entry;
import io.holdfast.storage.Journal;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import io.holdfast.storage.Work;
import io.holdfast.storage.WriteTx;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A store whose transactions are measured. */
public final class MeasuredStorage implements Storage {
  private final Storage storage;
  private final Metrics metrics;

  public MeasuredStorage(Storage storage, Metrics metrics) {
    this.storage = storage;
    this.metrics = metrics;
  }

  @Override
  public <T extends @Nullable Object> T read(Work<? super ReadTx, T> work) {
    return storage.read(work);
  }

  @Override
  public <T extends @Nullable Object> T write(Work<? super WriteTx, T> work) {
    long start = System.nanoTime();
    long[] worked = {start};
    T result =
        storage.write(tx -> {
          T made = work.run(tx);
          worked[0] = System.nanoTime();
          return made;
        });
    long end = System.nanoTime();
    metrics.transacted(end - start, end - worked[0]);
    return result;
  }

  @Override
  public void replace(Iterator<Entry> entries) {
    storage.replace(entries);
  }

  @Override
  public Journal journal() {
    return storage.journal();
  }

  @Override
  public String type() {
    return storage.type();
  }

  @Override
  public Map<String, Long> sizes() {
    return storage.sizes();
  }

  @Override
  public void close() {
    storage.close();
  }
}
