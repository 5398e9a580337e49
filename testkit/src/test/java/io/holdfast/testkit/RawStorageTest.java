package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.core.Surroundings;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RawStorageTest {
  private final TestCore core = TestCore.started(new ProbeEngine());

  @AfterEach
  void stop() {
    core.close();
  }

  private Reply read(String path, String query) {
    return core.send(Operation.READ, "sys/raw/" + path, query, TestCore.ROOT);
  }

  @Test
  void anEntryIsWrittenReadListedAndDeleted() {
    assertThat(core.write("sys/raw/my/note", "{\"value\":\"hello\"}").status()).isEqualTo(204);
    assertThat(read("my/note", "{}").data("value").asText()).isEqualTo("hello");
    assertThat(read("my/note", "{\"encoding\":\"base64\"}").data("value").asText())
        .isEqualTo("aGVsbG8=");
    assertThat(core.list("sys/raw/my").keys()).containsExactly("note");
    assertThat(core.list("sys/raw").keys()).contains("barrier/", "my/", "ns/", "seal/");
    assertThat(core.write("sys/raw", "{\"path\":\"my/other\",\"value\":\"x\"}").status())
        .isEqualTo(204);
    assertThat(core.list("sys/raw/my/").keys()).containsExactly("note", "other");
    assertThat(core.delete("sys/raw/my/note").status()).isEqualTo(204);
    assertThat(read("my/note", "{}").status()).isEqualTo(404);
    assertThat(core.list("sys/raw/none").status()).isEqualTo(404);
  }

  @Test
  void whatAnEngineStoredIsSeenAndMended() {
    core.write("sys/mounts/shelf", "{\"type\":\"probe\"}");
    core.write("shelf/values/cup", "{\"value\":\"tea\"}");
    String mount = core.read("sys/mounts/shelf").data("uuid").asText();
    String below = "ns/root/mount/" + mount + "/";
    String path = below + core.list("sys/raw/" + below).keys().getFirst();
    while (path.endsWith("/")) {
      path += core.list("sys/raw/" + path).keys().getFirst();
    }
    String stored = read(path, "{}").data("value").asText();
    assertThat(stored).contains("tea");
    String mended = Json.object().put("value", stored.replace("tea", "milk")).toString();
    assertThat(core.write("sys/raw/" + path, mended).status()).isEqualTo(204);
    assertThat(core.read("shelf/values/cup").data("value").asText()).isEqualTo("milk");
  }

  @Test
  void bytesThatAreNoTextAreShownByBase64() {
    String bytes = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, 0, 1});
    core.write("sys/raw/my/bytes", "{\"value\":\"" + bytes + "\",\"encoding\":\"base64\"}");
    assertThat(read("my/bytes", "{\"encoding\":\"base64\"}").data("value").asText())
        .isEqualTo(bytes);
    assertThat(read("my/bytes", "{}").warnings()).hasSize(1);
    assertThat(read("my/bytes", "{\"encoding\":\"hex\"}").status()).isEqualTo(400);
    assertThat(core.write("sys/raw/my/b", "{\"value\":\"!\",\"encoding\":\"base64\"}").status())
        .isEqualTo(400);
  }

  @Test
  void aCompressedValueIsUnpackedUnlessAskedOtherwiseAndStaysCompressed() {
    String path = "sys/raw/my/packed";
    core.write(path, "{\"value\":\"hello\",\"compression_type\":\"gzip\"}");
    String asItIs = "{\"compressed\":false,\"encoding\":\"base64\"}";
    assertThat(read("my/packed", "{}").data("value").asText()).isEqualTo("hello");
    assertThat(read("my/packed", asItIs).data("value").asText()).startsWith("Rx+L");
    core.write(path, "{\"value\":\"anew\"}");
    assertThat(read("my/packed", asItIs).data("value").asText()).startsWith("Rx+L");
    assertThat(read("my/packed", "{}").data("value").asText()).isEqualTo("anew");
    core.write(path, "{\"value\":\"plain\",\"compressed\":false}");
    assertThat(read("my/packed", asItIs).data("value").asText()).isEqualTo("cGxhaW4=");
    assertThat(core.write(path, "{\"value\":\"x\",\"compression_type\":\"zip\"}").status())
        .isEqualTo(400);
    String damaged = Base64.getEncoder().encodeToString(new byte[] {'G', 0x1f, (byte) 0x8b, 1, 2});
    core.write(path, "{\"value\":\"" + damaged + "\",\"encoding\":\"base64\"}");
    assertThat(read("my/packed", "{}").errors().getFirst()).contains("compressed=false");
  }

  @Test
  void theKeysThatOpenTheBarrierAreOutOfReach() {
    for (String path : List.of("barrier/keyring", "barrier/root-key", "seal/root-key", "seal/x")) {
      assertThat(read(path, "{}").status()).as(path).isEqualTo(400);
      assertThat(core.write("sys/raw/" + path, "{\"value\":\"x\"}").status()).isEqualTo(400);
      assertThat(core.write("sys/raw", "{\"path\":\"" + path + "\"}").status()).isEqualTo(400);
      assertThat(core.delete("sys/raw/" + path).status()).as(path).isEqualTo(400);
    }
    assertThat(core.write("sys/raw", "{\"value\":\"x\"}").status()).isEqualTo(400);
  }

  @Test
  void sudoIsNeededBesideTheCapability() {
    core.write(
        "sys/policies/acl/raw",
        "{\"policy\":\"path \\\"sys/raw/*\\\" {capabilities=[\\\"read\\\"]}\"}");
    String token =
        core.write("auth/token/create", "{\"policies\":[\"raw\"]}").text("auth", "client_token");
    assertThat(core.read("sys/raw/my/note", token).status()).isEqualTo(403);
  }

  @Test
  void nobodyGetsThereUnlessTheConfigurationOpensIt() {
    Surroundings all = Surroundings.NONE;
    TestCore before = TestCore.fresh();
    byte[] share = before.found();
    TestCore closed =
        before.secondNode(
            new Surroundings(
                all.configuration(),
                all.logLevels(),
                all.logLines(),
                all.reload(),
                false,
                false,
                true));
    var _ = closed.core().unseal(share);
    assertThat(closed.read("sys/raw/my/note").status()).isEqualTo(404);
    assertThat(closed.read("sys/raw/my/note").errors().getFirst()).contains("raw_storage_endpoint");
    assertThat(closed.list("sys/raw").status()).isEqualTo(404);
    assertThat(closed.write("sys/raw/my/note", "{\"value\":\"x\"}").status()).isEqualTo(404);
    assertThat(closed.delete("sys/raw/my/note").status()).isEqualTo(404);
    assertThat(closed.read("sys/internal/inspect/request").status()).isEqualTo(404);
    before.close();
  }
}
