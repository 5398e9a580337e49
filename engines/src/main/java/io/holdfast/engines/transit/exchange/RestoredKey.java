package io.holdfast.engines.transit.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.CryptoException;
import io.holdfast.engines.transit.keyring.CertificateChain;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;
import io.holdfast.engines.transit.keyring.KeyVersion;
import io.holdfast.engines.transit.keyring.Material;
import io.holdfast.engines.transit.keyring.Moment;
import io.holdfast.engines.transit.keyring.PublicKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A key as a backup has it.
 *
 * @param versions all versions that the backup holds, the archived ones too
 */
public record RestoredKey(KeyPolicy policy, SortedMap<Integer, Entry> versions) {
  /**
   * One version.
   *
   * @param convergentVersion of its convergent scheme; 0 for none
   */
  record Entry(JsonNode node, Instant time, int convergentVersion) {}

  /**
   * Stores the key.
   *
   * @param force whether a key of that name is replaced
   * @throws Refusal.Internal when there is one and it is not; Vault answers 500 here
   */
  public void store(KeyStore store, boolean force, Instant now) {
    String name = policy.name();
    if (store.exists(name)) {
      if (!force) {
        throw new Refusal.Internal(
            "key \"" + name + "\" already exists; restore under another name, or with force");
      }
      store.delete(name);
    }
    int latest = policy.versions().latest();
    versions.forEach((number, entry) -> {
      if (number < latest) {
        put(store, number, entry);
      }
    });
    finish(store, now, latest);
  }

  private void put(KeyStore store, int number, Entry entry) {
    try (Material material = material(entry)) {
      store.putVersion(policy.name(), number, facts(entry, material), material);
      certificates(entry, number, material)
          .ifPresent(chain -> store.putCertificates(policy.name(), number, chain));
    }
  }

  /** Those that go with the version's own key; whatever else stands there is nobody's. */
  private Optional<CertificateChain> certificates(Entry entry, int number, Material material) {
    JsonNode kept = entry.node().path(KeyEntry.CERTIFICATES);
    if (!policy.kind().signs() || !kept.isArray() || kept.isEmpty()) {
      return Optional.empty();
    }
    List<String> der = new ArrayList<>();
    kept.forEach(item -> der.add(item.asText()));
    CertificateChain chain = CertificateChain.ofDer(der);
    if (!chain.isFor(PublicKeys.spki(policy.kind(), material.publicKey()))) {
      throw new Refusal.InvalidRequest(
          "backup: the certificate of version " + number + " is not one of its key");
    }
    return Optional.of(chain);
  }

  /** Stores the latest version with the settings. */
  private void finish(KeyStore store, Instant now, int latest) {
    Entry entry = versions.lastEntry().getValue();
    try (Material material = material(entry)) {
      KeyPolicy restored = policy.with(draft -> draft.restore = new Moment(now, latest));
      var _ = store.put(restored, latest, material, entry.time());
      store.putVersion(policy.name(), latest, facts(entry, material), material);
      certificates(entry, latest, material)
          .ifPresent(chain -> store.putCertificates(policy.name(), latest, chain));
    }
  }

  private static KeyVersion facts(Entry entry, Material material) {
    return new KeyVersion(
        entry.time(),
        material.publicKey(),
        material.privatePart().isPresent(),
        entry.convergentVersion());
  }

  private Material material(Entry entry) {
    try {
      return new EntryReader(policy.kind(), entry.node()).read();
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("backup: " + e.getMessage());
    }
  }

  /** The name only: the versions hold keys. */
  @Override
  public String toString() {
    return "RestoredKey[" + policy.name() + "]";
  }
}
