package io.holdfast.engines.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetadataTest {
  private final Kv kv = new Kv();

  @AfterEach
  void close() {
    kv.close();
  }

  @Test
  void settingsAreReadAsTheyWereWritten() {
    kv.write(
        "metadata/m",
        "{\"custom_metadata\":{\"owner\":\"me\",\"tier\":1},\"max_versions\":7,"
            + "\"cas_required\":true,\"delete_version_after\":\"1h30m\"}");
    Reply read = kv.metadata("m");
    assertThat(read.data("custom_metadata").toString())
        .isEqualTo("{\"owner\":\"me\",\"tier\":\"1\"}");
    assertThat(read.data("max_versions").asInt()).isEqualTo(7);
    assertThat(read.data("cas_required").asBoolean()).isTrue();
    assertThat(read.data("delete_version_after").asText()).isEqualTo("1h30m0s");
    assertThat(read.data("current_version").asInt()).isZero();
    assertThat(read.data("current_metadata_version").asInt()).isEqualTo(1);
    assertThat(read.data("versions").toString()).isEqualTo("{}");
    assertThat(kv.get("m").status()).isEqualTo(404);
    assertThat(kv.put("m", "{\"v\":1}").status()).isEqualTo(400);
    assertThat(kv.put("m", "{\"v\":1}", 0).data("custom_metadata", "owner").asText())
        .isEqualTo("me");
  }

  @Test
  void aWriteChangesOnlyWhatItNames() {
    kv.write("metadata/m", "{\"max_versions\":7,\"custom_metadata\":{\"a\":\"b\"}}");
    kv.write("metadata/m", "{\"cas_required\":true}");
    assertThat(kv.metadata("m").data("max_versions").asInt()).isEqualTo(7);
    assertThat(kv.metadata("m").data("custom_metadata", "a").asText()).isEqualTo("b");
    kv.write("metadata/m", "{\"custom_metadata\":{}}");
    assertThat(kv.metadata("m").data("custom_metadata").isNull()).isTrue();
    assertThat(kv.write("metadata/none", "{}").status()).isEqualTo(204);
    assertThat(kv.metadata("none").status()).isEqualTo(404);
  }

  @Test
  void aPatchMergesAndNullClears() {
    kv.write("metadata/m", "{\"max_versions\":7,\"custom_metadata\":{\"a\":\"1\",\"b\":\"2\"}}");
    Reply patched =
        kv.patch(
            "metadata/m", "{\"max_versions\":null,\"custom_metadata\":{\"a\":null,\"c\":\"3\"}}");
    assertThat(patched.status()).isEqualTo(204);
    assertThat(kv.metadata("m").data("max_versions").asInt()).isZero();
    assertThat(kv.metadata("m").data("custom_metadata").toString())
        .isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
    assertThat(kv.patch("metadata/m", "{\"custom_metadata\":{\"n\":1}}").status()).isEqualTo(400);
    assertThat(kv.patch("metadata/none", "{\"max_versions\":1}").status()).isEqualTo(404);
    kv.patch("metadata/m", "{\"custom_metadata\":null}");
    assertThat(kv.metadata("m").data("custom_metadata").isNull()).isTrue();
  }

  @Test
  void customMetadataHasVaultsLimits() {
    assertThat(custom("\"k\":\"\"").status()).isEqualTo(400);
    assertThat(custom("\"\":\"v\"").status()).isEqualTo(400);
    assertThat(custom("\"k\":{\"not\":\"text\"}").status()).isEqualTo(400);
    assertThat(custom("\"k\":\"line\\nbreak\"").status()).isEqualTo(400);
    assertThat(custom("\"" + "k".repeat(129) + "\":\"v\"").status()).isEqualTo(400);
    assertThat(custom("\"k\":\"" + "v".repeat(513) + "\"").status()).isEqualTo(400);
    StringBuilder many = new StringBuilder("\"k0\":\"v\"");
    for (int i = 1; i < 65; i++) {
      many.append(",\"k").append(i).append("\":\"v\"");
    }
    assertThat(custom(many.toString()).status()).isEqualTo(400);
    assertThat(custom("\"" + "k".repeat(128) + "\":\"" + "v".repeat(512) + "\"").status())
        .isEqualTo(204);
    assertThat(custom("\"schlüssel\":\"wert mit leerzeichen\"").status()).isEqualTo(204);
  }

  private Reply custom(String entries) {
    return kv.write("metadata/c", "{\"custom_metadata\":{" + entries + "}}");
  }

  @Test
  void checkAndSetOfMetadataHoldsBackLateWriters() {
    kv.write("config", "{\"metadata_cas_required\":true}");
    assertThat(kv.write("metadata/m", "{\"max_versions\":1}").status()).isEqualTo(400);
    String json = "{\"max_versions\":1,\"metadata_cas\":%d}";
    assertThat(kv.write("metadata/m", json.formatted(1)).status()).isEqualTo(400);
    assertThat(kv.write("metadata/m", json.formatted(0)).status()).isEqualTo(204);
    assertThat(kv.write("metadata/m", json.formatted(0)).status()).isEqualTo(400);
    assertThat(kv.patch("metadata/m", json.formatted(0)).status()).isEqualTo(400);
    assertThat(kv.patch("metadata/m", json.formatted(1)).status()).isEqualTo(204);
    assertThat(kv.metadata("m").data("current_metadata_version").asInt()).isEqualTo(2);
  }

  @Test
  void theMountsCasRequirementCannotBeSwitchedOffForASecret() {
    kv.write("config", "{\"cas_required\":true}");
    Reply reply = kv.write("metadata/m", "{\"cas_required\":false}");
    assertThat(reply.warnings()).hasSize(1);
    assertThat(kv.put("m", "{\"v\":1}").status()).isEqualTo(400);
    assertThat(kv.put("m", "{\"v\":1}", 0).status()).isEqualTo(200);
  }

  @Test
  void configurationChangesOnlyWhatItNames() {
    Reply fresh = kv.core.read("kv/config");
    assertThat(fresh.data("max_versions").asInt()).isZero();
    assertThat(fresh.data("delete_version_after").asText()).isEqualTo("0s");
    kv.write("config", "{\"max_versions\":4,\"cas_required\":true}");
    kv.write("config", "{\"delete_version_after\":\"3h\"}");
    Reply read = kv.core.read("kv/config");
    assertThat(read.data("max_versions").asInt()).isEqualTo(4);
    assertThat(read.data("cas_required").asBoolean()).isTrue();
    assertThat(read.data("delete_version_after").asText()).isEqualTo("3h0m0s");
  }

  @Test
  void listsGoByPagesAndScansBelowEveryFolder() {
    for (String path : new String[] {"a", "a/b", "a/c/d", "B", "z-9"}) {
      kv.put(path, "{\"v\":1}");
    }
    kv.core.delete("kv/data/a/b");
    assertThat(kv.core.list("kv/metadata/").keys()).containsExactly("B", "a", "a/", "z-9");
    assertThat(kv.core.list("kv/metadata/a").keys()).containsExactly("b", "c/");
    assertThat(kv.ask(Operation.LIST, "metadata/", "{\"after\":\"a\",\"limit\":\"1\"}").keys())
        .containsExactly("a/");
    assertThat(kv.ask(Operation.SCAN, "metadata/", "{}").keys())
        .containsExactly("B", "a", "z-9", "a/b", "a/c/d");
    assertThat(kv.core.list("kv/metadata/none").status()).isEqualTo(404);
  }

  @Test
  void detailedListsCarryTheMetadata() {
    kv.put("f/a", "{\"v\":1}");
    kv.put("f/sub/b", "{\"v\":1}");
    Reply list = kv.core.list("kv/detailed-metadata/f/");
    assertThat(list.keys()).containsExactly("a", "sub/");
    assertThat(list.data("key_info", "a", "current_version").asInt()).isEqualTo(1);
    assertThat(list.data("key_info", "sub/").toString()).isEqualTo("{}");
    Reply scan = kv.ask(Operation.SCAN, "detailed-metadata/", "{}");
    assertThat(scan.keys()).containsExactly("f/a", "f/sub/b");
    assertThat(scan.data("key_info", "f/sub/b", "current_version").asInt()).isEqualTo(1);
    assertThat(kv.core.list("kv/detailed-metadata/none").status()).isEqualTo(404);
  }
}
