package io.holdfast.storage.contract;

import static io.holdfast.storage.contract.Values.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.storage.Entry;
import io.holdfast.storage.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What walks over ranges return. */
public interface ScanContract extends StoreUnderTest {

  private void putAll(String... keys) {
    storage()
        .update(tx -> {
          for (String key : keys) {
            Values.put(tx, key, "value of " + key);
          }
        });
  }

  private List<String> children(String prefix, @Nullable String after, int limit) {
    return storage().<List<String>>read(tx -> tx.children(prefix, after, limit));
  }

  @Test
  default void keysComeInTheOrderOfTheirUtf8Bytes() {
    // Java's own order of strings puts U+1F511, a surrogate pair, before U+FF5E.
    putAll("\ud83d\udd11", "\uff5e", "b", "a/b", "a", "a\u0000", "a0", "Z", "\u00e9", "a-b");
    assertThat(keys(KeyRange.ALL))
        .containsExactly(
            "Z", "a", "a\u0000", "a-b", "a/b", "a0", "b", "\u00e9", "\uff5e", "\ud83d\udd11");
  }

  @Test
  default void aRangeHasItsBeginningAndNotItsEnd() {
    putAll("a", "b", "c", "d");
    assertThat(keys(KeyRange.of("b", "d"))).containsExactly("b", "c");
    assertThat(keys(KeyRange.from("c"))).containsExactly("c", "d");
    assertThat(keys(KeyRange.of("b", "b"))).isEmpty();
    assertThat(keys(KeyRange.of("d", "a"))).isEmpty();
    assertThat(keys(KeyRange.from("e"))).isEmpty();
  }

  @Test
  default void aPrefixHasWhatBeginsWithItAndNothingElse() {
    putAll("a", "a/", "a/b", "a/b/c", "a0", "b", "\ud7ff/x", "\ue000", "\udbff\udfff/y");
    assertThat(keys(KeyRange.prefix("a/"))).containsExactly("a/", "a/b", "a/b/c");
    assertThat(keys(KeyRange.prefix("\ud7ff"))).containsExactly("\ud7ff/x");
    assertThat(keys(KeyRange.prefix("\udbff\udfff"))).containsExactly("\udbff\udfff/y");
    assertThat(keys(KeyRange.prefix(""))).hasSize(9);
  }

  @Test
  default void aLimitedScanGoesOnWhereItStopped() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      all.add("k/%02d".formatted(i));
    }
    putAll(all.toArray(String[]::new));
    List<String> seen = new ArrayList<>();
    storage()
        .<Boolean>read(tx -> {
          KeyRange range = KeyRange.prefix("k/");
          for (List<Entry> page = tx.scan(range, 10);
              !page.isEmpty();
              page = tx.scan(range.after(page.getLast().key()), 10)) {
            page.forEach(entry -> seen.add(entry.key()));
            assertThat(text(page.getLast().value())).isEqualTo("value of " + page.getLast().key());
          }
          return true;
        });
    assertThat(seen).isEqualTo(all);
    assertThatThrownBy(() -> storage().<List<Entry>>read(tx -> tx.scan(KeyRange.ALL, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void aScanLaysTheTransactionsOwnChangesOverTheStore() {
    putAll("a", "c", "e", "g");
    storage()
        .update(tx -> {
          Values.put(tx, "b", "new");
          Values.put(tx, "c", "changed");
          tx.delete("e");
          tx.delete("f");
          Values.put(tx, "h", "new");
          assertThat(tx.keys(KeyRange.ALL, 10)).containsExactly("a", "b", "c", "g", "h");
          assertThat(tx.keys(KeyRange.of("b", "g"), 10)).containsExactly("b", "c");
          assertThat(tx.keys(KeyRange.ALL, 3)).containsExactly("a", "b", "c");
          assertThat(tx.scan(KeyRange.ALL, 10))
              .extracting(entry -> text(entry.value()))
              .containsExactly("value of a", "new", "changed", "value of g", "new");
        });
  }

  @Test
  default void childrenAreTheNamesOfOneLevel() {
    putAll("a/b", "a/b/c", "a/b/d", "a/b-x", "a/c", "a/d/e/f", "a0", "b/x");
    assertThat(children("a/", null, 10)).containsExactly("b", "b-x", "b/", "c", "d/");
    assertThat(children("", null, 10)).containsExactly("a/", "a0", "b/");
    assertThat(children("a/d/", null, 10)).containsExactly("e/");
    assertThat(children("c/", null, 10)).isEmpty();
  }

  @Test
  default void childrenGoOnAfterAName() {
    for (int i = 0; i < 150; i++) {
      putAll("p/%03d".formatted(i), "p/%03d/x".formatted(i), "p/%03d/y".formatted(i));
    }
    List<String> names = new ArrayList<>();
    String after = null;
    for (List<String> page = children("p/", null, 7);
        !page.isEmpty();
        page = children("p/", after, 7)) {
      names.addAll(page);
      after = page.getLast();
    }
    assertThat(names).hasSize(300).startsWith("000", "000/", "001").endsWith("149", "149/");
    assertThat(names).isEqualTo(children("p/", null, 1000));
  }

  @Test
  default void randomChangesAndScansAgreeWithASortedMap() {
    Random random = new Random(42);
    NavigableMap<String, String> model = new TreeMap<>();
    for (int round = 0; round < 60; round++) {
      int current = round;
      storage()
          .update(tx -> {
            for (int i = 0; i < 20; i++) {
              String key = "k" + random.nextInt(100);
              if (random.nextInt(3) == 0) {
                tx.delete(key);
                model.remove(key);
              } else {
                Values.put(tx, key, current);
                model.put(key, Integer.toString(current));
              }
            }
            String from = "k" + random.nextInt(100);
            String to = "k" + random.nextInt(100);
            int limit = 1 + random.nextInt(30);
            assertThat(tx.keys(KeyRange.of(from, to), limit))
                .isEqualTo(
                    from.compareTo(to) >= 0
                        ? List.of()
                        : model.subMap(from, to).keySet().stream().limit(limit).toList());
          });
      assertThat(keys(KeyRange.ALL)).containsExactlyElementsOf(model.keySet());
    }
    model.forEach((key, value) -> assertThat(get(key)).isEqualTo(Objects.requireNonNull(value)));
  }
}
