package io.holdfast.acceptance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.acceptance.program.DurableServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.vault.VaultException;
import org.springframework.vault.core.VaultKeyValueOperations;
import org.springframework.vault.core.VaultKeyValueOperationsSupport.KeyValueBackend;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.core.VaultTransitOperations;
import org.springframework.vault.core.VaultVersionedKeyValueOperations;
import org.springframework.vault.support.Plaintext;
import org.springframework.vault.support.Signature;
import org.springframework.vault.support.VaultMetadataRequest;
import org.springframework.vault.support.VaultMount;
import org.springframework.vault.support.VaultResponse;
import org.springframework.vault.support.VaultTransitContext;
import org.springframework.vault.support.VaultTransitKeyCreationRequest;
import org.springframework.vault.support.Versioned;
import org.springframework.vault.support.Versioned.Version;
import org.springframework.vault.support.WrappedMetadata;

/** What Spring applications keep in a Vault, and have it encrypt. */
class SpringSecretsTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("spring-secrets");

  @BeforeAll
  static void mountWhatApplicationsExpect() {
    VaultTemplate template = template();
    mount(template, "secret", "kv", Map.of("version", "2"));
    mount(template, "plain", "kv", Map.of("version", "1"));
    mount(template, "transit", "transit", Map.of());
  }

  private static void mount(
      VaultTemplate template, String path, String type, Map<String, String> options) {
    template.opsForSys().mount(path, VaultMount.builder().type(type).options(options).build());
  }

  private static VaultTemplate template() {
    return SpringClient.of(server).withToken(server.keys().rootToken());
  }

  /** An application's own type, bound to a secret. */
  record Account(String user, String password) {}

  @Test
  void anObjectIsWrittenAndReadVersionByVersion() {
    VaultVersionedKeyValueOperations secrets = template().opsForVersionedKeyValue("secret");
    assertThat(secrets.put("db", new Account("shop", "first")).getVersion())
        .isEqualTo(Version.from(1));
    secrets.put("db", new Account("shop", "second"));
    assertThat(required(secrets.get("db", Account.class))).isEqualTo(new Account("shop", "second"));
    assertThat(required(secrets.get("db", Version.from(1), Account.class)).password())
        .isEqualTo("first");
    assertThat(secrets.list("/")).contains("db");
    assertThat(secrets.get("never-written")).isNull();
  }

  private static <T> T required(@Nullable Versioned<T> versioned) {
    return Objects.requireNonNull(Objects.requireNonNull(versioned).getData());
  }

  @Test
  void aWriterWhoComesLateIsRefused() {
    VaultVersionedKeyValueOperations secrets = template().opsForVersionedKeyValue("secret");
    Versioned<Map<String, String>> first = Versioned.create(Map.of("by", "first"), Version.from(0));
    secrets.put("cas", first);
    assertThatThrownBy(() -> secrets.put("cas", first)).isInstanceOf(VaultException.class);
    secrets.put("cas", Versioned.create(Map.of("by", "second"), Version.from(1)));
  }

  @Test
  void versionsAreDeletedUndeletedAndDestroyed() {
    VaultVersionedKeyValueOperations secrets = template().opsForVersionedKeyValue("secret");
    secrets.put("gone", Map.of("v", "1"));
    secrets.put("gone", Map.of("v", "2"));
    secrets.delete("gone");
    Versioned<Map<String, Object>> deleted = Objects.requireNonNull(secrets.get("gone"));
    assertThat(deleted.hasData()).isFalse();
    assertThat(deleted.getRequiredMetadata().isDeleted()).isTrue();
    secrets.undelete("gone", Version.from(2));
    assertThat(Objects.requireNonNull(secrets.get("gone")).getRequiredData())
        .isEqualTo(Map.of("v", "2"));
    secrets.destroy("gone", Version.from(1));
    assertThat(
            Objects.requireNonNull(secrets.get("gone", Version.from(1)))
                .getRequiredMetadata()
                .isDestroyed())
        .isTrue();
  }

  @Test
  void metadataIsKeptBesideASecret() {
    var metadata = template().opsForVersionedKeyValue("secret").opsForKeyValueMetadata();
    metadata.put(
        "owned",
        VaultMetadataRequest.builder()
            .maxVersions(3)
            .deleteVersionAfter(Duration.ofHours(1))
            .customMetadata(Map.of("owner", "treasury"))
            .build());
    template().opsForVersionedKeyValue("secret").put("owned", Map.of("v", "1"));
    var read = Objects.requireNonNull(metadata.get("owned"));
    assertThat(read.getMaxVersions()).isEqualTo(3);
    assertThat(read.getDeleteVersionAfter()).isEqualTo(Duration.ofHours(1));
    // Spring's reader leaves custom_metadata out.
    assertThat(
            Objects.requireNonNull(template().read("secret/metadata/owned"))
                .getRequiredData()
                .get("custom_metadata"))
        .isEqualTo(Map.of("owner", "treasury"));
    assertThat(read.getVersions()).hasSize(1);
    metadata.delete("owned");
    assertThat(metadata.get("owned")).isNull();
  }

  @Test
  void valuesWithoutVersionsArePatchedAndDeletedInBothKinds() {
    for (Map.Entry<String, KeyValueBackend> mount :
        Map.of("plain", KeyValueBackend.KV_1, "secret", KeyValueBackend.KV_2).entrySet()) {
      VaultKeyValueOperations values = template().opsForKeyValue(mount.getKey(), mount.getValue());
      values.put("kv/one", Map.of("a", "1", "b", "2"));
      if (mount.getValue() == KeyValueBackend.KV_2) {
        assertThat(values.patch("kv/one", Map.of("b", "3"))).isTrue();
        assertThat(Objects.requireNonNull(values.get("kv/one")).getData())
            .isEqualTo(Map.of("a", "1", "b", "3"));
      }
      assertThat(values.list("kv")).containsExactly("one");
      values.delete("kv/one");
      assertThat(values.get("kv/one")).isNull();
    }
  }

  @Test
  void transitEncryptsRotatesRewrapsAndSigns() {
    VaultTransitOperations transit = template().opsForTransit();
    transit.createKey("orders");
    String ciphertext = transit.encrypt("orders", "four thousand");
    assertThat(transit.decrypt("orders", ciphertext)).isEqualTo("four thousand");
    transit.rotate("orders");
    assertThat(transit.rewrap("orders", ciphertext)).startsWith("vault:v2:");
    assertThat(Objects.requireNonNull(transit.getKey("orders")).getLatestVersion()).isEqualTo(2);

    List<Plaintext> batch = List.of(Plaintext.of("one"), Plaintext.of("two"));
    var sealed = transit.encrypt("orders", batch);
    var opened =
        transit.decrypt(
            "orders", sealed.stream().map(one -> Objects.requireNonNull(one.get())).toList());
    assertThat(opened)
        .extracting(one -> Objects.requireNonNull(one.get()).asString())
        .containsExactly("one", "two");

    transit.createKey("signing", VaultTransitKeyCreationRequest.ofKeyType("ed25519"));
    Signature signature = transit.sign("signing", Plaintext.of("pay 1"));
    assertThat(transit.verify("signing", Plaintext.of("pay 1"), signature)).isTrue();
    assertThat(transit.verify("signing", Plaintext.of("pay 9"), signature)).isFalse();
    assertThat(transit.getHmac("orders", Plaintext.of("x")).getHmac()).startsWith("vault:v2:");
    assertThat(transit.getKeys()).contains("orders", "signing");
  }

  @Test
  void aDerivedKeyNeedsItsContext() {
    VaultTransitOperations transit = template().opsForTransit();
    transit.createKey("derived", VaultTransitKeyCreationRequest.builder().derived(true).build());
    VaultTransitContext alice =
        VaultTransitContext.fromContext("alice".getBytes(StandardCharsets.UTF_8));
    byte[] secret = "for alice".getBytes(StandardCharsets.UTF_8);
    String ciphertext = transit.encrypt("derived", secret, alice);
    assertThat(transit.decrypt("derived", ciphertext, alice)).isEqualTo(secret);
    VaultTransitContext mallory =
        VaultTransitContext.fromContext("mallory".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> transit.decrypt("derived", ciphertext, mallory))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void whatIsWrappedIsReadOnce() {
    var wrapping = template().opsForWrapping();
    WrappedMetadata wrapped = wrapping.wrap(Map.of("seed", "words"), Duration.ofMinutes(5));
    assertThat(Objects.requireNonNull(wrapping.lookup(wrapped.getToken())).getPath())
        .isEqualTo("sys/wrapping/wrap");
    WrappedMetadata again = wrapping.rewrap(wrapped.getToken());
    VaultResponse read = Objects.requireNonNull(wrapping.read(again.getToken()));
    assertThat(read.getData()).isEqualTo(Map.of("seed", "words"));
    assertThat(wrapping.read(again.getToken())).isNull();
    assertThat(wrapping.lookup(wrapped.getToken())).isNull();
  }
}
