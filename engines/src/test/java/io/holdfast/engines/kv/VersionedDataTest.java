package io.holdfast.engines.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VersionedDataTest {
  private final Kv kv = new Kv();

  @AfterEach
  void close() {
    kv.close();
  }

  @Test
  void eachWriteMakesAVersionThatStaysReadable() {
    Reply first = kv.put("a/b", "{\"n\":12345678901234567890,\"f\":1.50}");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.data("version").asInt()).isEqualTo(1);
    assertThat(first.data("created_time").asText()).isNotEmpty();
    assertThat(first.data("deletion_time").asText()).isEmpty();
    assertThat(first.data("destroyed").asBoolean()).isFalse();
    assertThat(first.data("custom_metadata").isNull()).isTrue();
    kv.put("a/b", "{\"n\":2}");
    assertThat(kv.get("a/b").data("data").toString()).isEqualTo("{\"n\":2}");
    assertThat(kv.get("a/b").data("metadata", "version").asInt()).isEqualTo(2);
    assertThat(kv.get("a/b", 1).data("data").toString())
        .isEqualTo("{\"n\":12345678901234567890,\"f\":1.50}");
    assertThat(kv.get("a/b", 0).data("metadata", "version").asInt()).isEqualTo(2);
    assertThat(kv.get("a/b", -1).data("metadata", "version").asInt()).isEqualTo(2);
    assertThat(kv.get("a/b", 3).status()).isEqualTo(404);
    assertThat(kv.get("a").status()).isEqualTo(404);
  }

  @Test
  void secretsBelowAnotherKeepTheirOwnVersions() {
    kv.put("a", "{\"v\":\"a\"}");
    kv.put("a/1", "{\"v\":\"a/1\"}");
    kv.put("a/1/1", "{\"v\":\"a/1/1\"}");
    kv.core.delete("kv/metadata/a");
    assertThat(kv.get("a/1").data("data", "v").asText()).isEqualTo("a/1");
    assertThat(kv.get("a/1/1").data("data", "v").asText()).isEqualTo("a/1/1");
  }

  @Test
  void checkAndSetWritesOnlyOverTheVersionThatWasSeen() {
    assertThat(kv.put("c", "{\"v\":1}", 1).status()).isEqualTo(400);
    assertThat(kv.put("c", "{\"v\":1}", 0).status()).isEqualTo(200);
    assertThat(kv.put("c", "{\"v\":2}", 0).status()).isEqualTo(400);
    assertThat(kv.put("c", "{\"v\":2}", 1).status()).isEqualTo(200);
    assertThat(kv.get("c").data("data", "v").asInt()).isEqualTo(2);
    String json = "{\"data\":{\"v\":3},\"options\":{\"cas\":%s}}";
    assertThat(kv.write("data/c", json.formatted("\"2\"")).status()).isEqualTo(200);
    assertThat(kv.write("data/c", json.formatted("\"x\"")).status()).isEqualTo(400);
    assertThat(kv.write("data/c", json.formatted("3.5")).status()).isEqualTo(400);
    assertThat(kv.write("data/c", json.formatted("null")).status()).isEqualTo(400);
    assertThat(kv.write("data/new", json.formatted("null")).status()).isEqualTo(200);
  }

  @Test
  void aWriteWithoutDataIsRefusedAndNullIsData() {
    assertThat(kv.write("data/a", "{\"options\":{}}").status()).isEqualTo(400);
    assertThat(kv.write("data/a", "{\"data\":\"text\"}").status()).isEqualTo(400);
    assertThat(kv.write("data/a/", "{\"data\":{}}").status()).isEqualTo(400);
    assertThat(kv.write("data/a", "{\"data\":{}}").status()).isEqualTo(200);
    assertThat(kv.get("a").data("data").toString()).isEqualTo("{}");
    assertThat(kv.write("data/a", "{\"data\":null}").status()).isEqualTo(200);
    assertThat(kv.get("a").status()).isEqualTo(200);
    assertThat(kv.get("a").data("data").isNull()).isTrue();
  }

  @Test
  void aDeletedVersionAnswers404WithWhatIsKnownOfIt() {
    kv.put("d", "{\"v\":1}");
    assertThat(kv.core.delete("kv/data/d").status()).isEqualTo(204);
    Reply gone = kv.get("d");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.data("data").isNull()).isTrue();
    assertThat(gone.data("metadata", "version").asInt()).isEqualTo(1);
    assertThat(gone.data("metadata", "deletion_time").asText()).isNotEmpty();
    assertThat(kv.put("d", "{\"v\":2}").data("version").asInt()).isEqualTo(2);
    assertThat(kv.get("d").status()).isEqualTo(200);
  }

  @Test
  void aPathOfVersion1IsAnsweredWithAHint() {
    Reply reply = kv.write("a/b", "{\"data\":{\"k\":1}}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.at("data").isNull()).isTrue();
    assertThat(reply.warnings()).singleElement().asString().contains("kv put");
    assertThat(kv.core.read("kv/metadata").warnings()).singleElement().asString().contains("root");
    assertThat(kv.core.list("kv/data/a").status()).isEqualTo(405);
  }

  @Test
  void onlyAsManyVersionsAsConfiguredAreKept() {
    kv.write("config", "{\"max_versions\":2}");
    for (int i = 1; i <= 4; i++) {
      kv.put("m", "{\"v\":" + i + "}");
    }
    assertThat(kv.get("m", 2).status()).isEqualTo(404);
    assertThat(kv.get("m", 3).data("data", "v").asInt()).isEqualTo(3);
    Reply metadata = kv.metadata("m");
    assertThat(metadata.data("versions").size()).isEqualTo(2);
    assertThat(metadata.data("oldest_version").asInt()).isEqualTo(3);
    assertThat(metadata.data("current_version").asInt()).isEqualTo(4);
  }

  @Test
  void tenVersionsAreKeptUnlessMoreAreAskedFor() {
    kv.write("metadata/more", "{\"max_versions\":12}");
    for (int i = 1; i <= 13; i++) {
      kv.put("ten", "{\"v\":" + i + "}");
      kv.put("more", "{\"v\":" + i + "}");
    }
    assertThat(kv.metadata("ten").data("versions").size()).isEqualTo(10);
    assertThat(kv.metadata("ten").data("oldest_version").asInt()).isEqualTo(4);
    assertThat(kv.metadata("more").data("versions").size()).isEqualTo(12);
  }
}
