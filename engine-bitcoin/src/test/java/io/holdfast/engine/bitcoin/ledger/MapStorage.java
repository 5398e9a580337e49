package io.holdfast.engine.bitcoin.ledger;

import io.holdfast.api.StorageView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A store in a map, for what needs no core. It counts what is read and written. */
final class MapStorage implements StorageView {
  private final TreeMap<String, byte[]> values;
  private final String prefix;
  private final long[] accesses;

  MapStorage() {
    this(new TreeMap<>(), "", new long[1]);
  }

  private MapStorage(TreeMap<String, byte[]> values, String prefix, long[] accesses) {
    this.values = values;
    this.prefix = prefix;
    this.accesses = accesses;
  }

  long accesses() {
    return accesses[0];
  }

  Set<String> keys() {
    return values.keySet();
  }

  @Override
  public Optional<byte[]> get(String key) {
    accesses[0]++;
    return Optional.ofNullable(values.get(prefix + key)).map(byte[]::clone);
  }

  @Override
  public void put(String key, byte[] value) {
    accesses[0]++;
    values.put(prefix + key, value.clone());
  }

  @Override
  public void delete(String key) {
    accesses[0]++;
    values.remove(prefix + key);
  }

  @Override
  public boolean exists(String key) {
    accesses[0]++;
    return values.containsKey(prefix + key);
  }

  @Override
  public List<String> list(String below, String after, int limit) {
    Set<String> names = new LinkedHashSet<>();
    for (String key : keys(below, "", Integer.MAX_VALUE)) {
      int slash = key.indexOf('/');
      names.add(slash < 0 ? key : key.substring(0, slash + 1));
    }
    return names.stream().filter(name -> name.compareTo(after) > 0).limit(limit).toList();
  }

  @Override
  public List<String> keys(String below, String after, int limit) {
    String from = prefix + below;
    return values.tailMap(from).keySet().stream()
        .takeWhile(key -> key.startsWith(from))
        .map(key -> key.substring(from.length()))
        .filter(key -> key.compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public void deleteAll(String below) {
    keys(below, "", Integer.MAX_VALUE).forEach(key -> delete(below + key));
  }

  @Override
  public StorageView below(String below) {
    return new MapStorage(values, prefix + below, accesses);
  }
}
