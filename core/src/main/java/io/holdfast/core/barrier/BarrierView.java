package io.holdfast.core.barrier;

import io.holdfast.api.StorageView;
import io.holdfast.storage.KeyRange;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The storage below a prefix, through the barrier. */
record BarrierView(BarrierTx tx, String prefix) implements StorageView {
  private static final int PAGE = 256;

  @Override
  public Optional<byte[]> get(String key) {
    return tx.get(prefix + key);
  }

  @Override
  public void put(String key, byte[] value) {
    tx.put(prefix + key, value);
  }

  @Override
  public void delete(String key) {
    tx.delete(prefix + key);
  }

  @Override
  public boolean exists(String key) {
    return tx.exists(prefix + key);
  }

  @Override
  public List<String> list(String below, String after, int limit) {
    return tx.raw().children(prefix + below, after.isEmpty() ? null : after, limit);
  }

  @Override
  public List<String> keys(String below, String after, int limit) {
    String root = prefix + below;
    KeyRange all = KeyRange.prefix(root);
    KeyRange range = after.isEmpty() ? all : all.after(root + after);
    return tx.raw().keys(range, limit).stream().map(key -> key.substring(root.length())).toList();
  }

  @Override
  public void forEach(String below, BiConsumer<String, byte[]> each) {
    tx.forEach(prefix + below, each);
  }

  @Override
  public void deleteAll(String below) {
    KeyRange rest = KeyRange.prefix(prefix + below);
    List<String> page;
    do {
      page = tx.raw().keys(rest, PAGE);
      page.forEach(tx::delete);
      // Without going on after them, each page would pass by all that were deleted before.
      rest = page.isEmpty() ? rest : rest.after(page.getLast());
    } while (page.size() == PAGE);
  }

  @Override
  public StorageView below(String more) {
    return new BarrierView(tx, prefix + more);
  }
}
