package io.holdfast.engines.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PatchTest {
  private final Kv kv = new Kv();

  @BeforeEach
  void secret() {
    kv.put("p", "{\"a\":1,\"b\":{\"c\":2,\"d\":{\"e\":3,\"f\":[1,{\"g\":1}]}},\"z\":\"end\"}");
  }

  @AfterEach
  void close() {
    kv.close();
  }

  @Test
  void aPatchMergesIntoTheCurrentVersionAndMakesANewOne() {
    Reply patched =
        kv.patch(
            "data/p",
            "{\"data\":{\"a\":null,\"b\":{\"c\":20,\"d\":{\"e\":null}},\"n\":{\"x\":null,\"y\":1}}}");
    assertThat(patched.status()).isEqualTo(200);
    assertThat(patched.data("version").asInt()).isEqualTo(2);
    assertThat(kv.get("p").data("data").toString())
        .isEqualTo("{\"b\":{\"c\":20,\"d\":{\"f\":[1,{\"g\":1}]}},\"z\":\"end\",\"n\":{\"y\":1}}");
    assertThat(kv.get("p", 1).data("data", "a").asInt()).isEqualTo(1);
  }

  @Test
  void aPatchHoldsToCheckAndSet() {
    String json = "{\"data\":{\"z\":1},\"options\":{\"cas\":%d}}";
    assertThat(kv.patch("data/p", json.formatted(2)).status()).isEqualTo(400);
    assertThat(kv.patch("data/p", json.formatted(1)).status()).isEqualTo(200);
  }

  @Test
  void nothingDeletedOrAbsentIsPatched() {
    assertThat(kv.patch("data/none", "{\"data\":{\"a\":1}}").status()).isEqualTo(404);
    assertThat(kv.patch("data/p", "{\"options\":{}}").status()).isEqualTo(400);
    kv.core.delete("kv/data/p");
    Reply deleted = kv.patch("data/p", "{\"data\":{\"a\":1}}");
    assertThat(deleted.status()).isEqualTo(404);
    assertThat(deleted.data("version").asInt()).isEqualTo(1);
    assertThat(kv.metadata("p").data("current_version").asInt()).isEqualTo(1);
  }

  @Test
  void subkeysShowTheStructureAndNoValue() {
    assertThat(kv.core.read("kv/subkeys/p").data("subkeys").toString())
        .isEqualTo("{\"a\":null,\"b\":{\"c\":null,\"d\":{\"e\":null,\"f\":null}},\"z\":null}");
    assertThat(subkeys("{\"depth\":\"1\"}").toString())
        .isEqualTo("{\"subkeys\":{\"a\":null,\"b\":null,\"z\":null}}");
    assertThat(subkeys("{\"depth\":\"2\"}").toString())
        .isEqualTo("{\"subkeys\":{\"a\":null,\"b\":{\"c\":null,\"d\":null},\"z\":null}}");
    kv.put("p", "{\"only\":{}}");
    assertThat(subkeys("{}").toString()).isEqualTo("{\"subkeys\":{\"only\":null}}");
    assertThat(subkeys("{\"version\":\"1\",\"depth\":\"1\"}").toString()).contains("z");
    kv.core.delete("kv/data/p");
    Reply deleted = kv.core.read("kv/subkeys/p");
    assertThat(deleted.status()).isEqualTo(404);
    assertThat(deleted.data("subkeys").isNull()).isTrue();
    assertThat(deleted.data("metadata", "version").asInt()).isEqualTo(2);
  }

  private com.fasterxml.jackson.databind.node.ObjectNode subkeys(String query) {
    var data =
        (com.fasterxml.jackson.databind.node.ObjectNode)
            kv.ask(Operation.READ, "subkeys/p", query).data();
    data.remove("metadata");
    return data;
  }
}
