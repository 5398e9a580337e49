package io.holdfast.engine.bitcoin.ledger;

import io.holdfast.api.StorageView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A storage in memory, for a ledger that nobody keeps: of what would have been. */
public class Scratch implements StorageView {
  private final TreeMap<String, byte[]> values;
  private final String prefix;

  public Scratch() {
    this(new TreeMap<>(), "");
  }

  private Scratch(TreeMap<String, byte[]> values, String prefix) {
    this.values = values;
    this.prefix = prefix;
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(values.get(prefix + key)).map(byte[]::clone);
  }

  @Override
  public void put(String key, byte[] value) {
    values.put(prefix + key, value.clone());
  }

  @Override
  public void delete(String key) {
    values.remove(prefix + key);
  }

  @Override
  public boolean exists(String key) {
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
    return new Scratch(values, prefix + below);
  }
}
