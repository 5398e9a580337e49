package io.holdfast.engine.bitcoin.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.api.StorageView;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.Mnemonic;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.lifecycle.KeyState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys as the first version stored them: a record of six fields, and a seed below the barrier. */
class FirstVersionTest {
  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
  private static final String ABOUT =
      "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

  private final Entries storage = new Entries();

  @BeforeEach
  void store() {
    storage.put(
        "key/main",
        """
        {"network":"mainnet","fingerprint":"73c5da0a","exportable":true,"imported":true,
         "has_passphrase":false,"created_time":"2026-01-02T03:04:05.123456789Z"}\
        """
            .getBytes(StandardCharsets.UTF_8));
    try (Mnemonic mnemonic = Mnemonic.parse(ABOUT);
        SecretBytes seed = mnemonic.seed("")) {
      storage.putSecret("key-seed/main", seed);
      storage.put("key-mnemonic/main", ABOUT.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void theRecordIsReadAsThatOfAnActiveSeed() {
    StoredKey key = StoredKey.read(storage, "main");
    assertThat(key.state(NOW)).isEqualTo(KeyState.ACTIVE);
    assertThat(key.form()).isEqualTo(KeyForm.SEED);
    assertThat(key.source()).isEqualTo(KeySource.MNEMONIC);
    assertThat(KeyView.of(key, NOW).path("created_time").asText())
        .isEqualTo("2026-01-02T03:04:05.123456789Z");
    assertThat(KeyStep.all(storage, "main")).isEmpty();
  }

  @Test
  void theKeyIsOpened() {
    try (HeldKey held = StoredKey.open(storage, "main", KeyUse.SIGN, NOW)) {
      assertThat(held.fingerprint()).hasToString("73c5da0a");
    }
    try (SecretBytes sentence = new KeyVault(storage, "main").firstMnemonic().orElseThrow()) {
      assertThat(sentence.sameAs(ABOUT.getBytes(StandardCharsets.UTF_8))).isTrue();
    }
  }

  @Test
  void itIsErasedLikeAnother() {
    assertThat(new KeyVault(storage, "main").erase())
        .extracting(each -> each.storageKey())
        .containsExactly("key-seed/main", "key-mnemonic/main");
    assertThat(storage.entries.keySet()).containsExactly("key/main");
  }

  @Test
  void whatIsStoredNowOpensInItsOwnPlaceOnly() {
    KeyVault vault = new KeyVault(storage, "new");
    try (SecretBytes secret = SecretBytes.copyOf(new byte[] {1, 2, 3})) {
      vault.put(KeyVault.Part.SEED, secret);
    }
    byte[] sealed = storage.get("key-secret/new/seed").orElseThrow();
    storage.put("key-secret/new/entropy", sealed);
    assertThatThrownBy(() -> vault.get(KeyVault.Part.ENTROPY)).isInstanceOf(RuntimeException.class);
    storage.put("key-data/new", new byte[32]);
    assertThatThrownBy(() -> vault.get(KeyVault.Part.SEED)).isInstanceOf(RuntimeException.class);
  }

  /** Entries in a map. */
  private static final class Entries implements StorageView {
    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    @Override
    public Optional<byte[]> get(String key) {
      return Optional.ofNullable(entries.get(key)).map(byte[]::clone);
    }

    @Override
    public void put(String key, byte[] value) {
      entries.put(key, value.clone());
    }

    @Override
    public void delete(String key) {
      entries.remove(key);
    }

    @Override
    public boolean exists(String key) {
      return entries.containsKey(key);
    }

    @Override
    public List<String> list(String prefix, String after, int limit) {
      return keys(prefix, after, limit).stream().filter(name -> !name.contains("/")).toList();
    }

    @Override
    public List<String> keys(String prefix, String after, int limit) {
      return entries.keySet().stream()
          .filter(key -> key.startsWith(prefix))
          .map(key -> key.substring(prefix.length()))
          .filter(key -> key.compareTo(after) > 0)
          .limit(limit)
          .toList();
    }

    @Override
    public void deleteAll(String prefix) {
      entries.keySet().removeIf(key -> key.startsWith(prefix));
    }

    @Override
    public StorageView below(String prefix) {
      throw new UnsupportedOperationException();
    }
  }
}
