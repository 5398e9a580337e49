package io.holdfast.engines.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Operation;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PlainKvTest {
  private final TestCore core = TestCore.started(new KvEngine());

  @BeforeEach
  void mount() {
    core.write("sys/mounts/kv", "{\"type\":\"kv\"}");
  }

  @AfterEach
  void close() {
    core.close();
  }

  @Test
  void whatWasWrittenIsReadWithEachNumberInItsForm() {
    String json =
        "{\"big\":12345678901234567890,\"f\":1.50,\"l\":[1,\"a\",null],\"o\":{\"x\":true}}";
    assertThat(core.write("kv/app/db", json).status()).isEqualTo(204);
    Reply read = core.read("kv/app/db");
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.data().toString()).isEqualTo(json);
    assertThat(read.text("lease_duration")).isEqualTo("2764800");
  }

  @Test
  void aWriteReplacesTheWholeDocument() {
    core.write("kv/a", "{\"x\":1,\"y\":2}");
    core.write("kv/a", "{\"z\":3}");
    assertThat(core.read("kv/a").data().toString()).isEqualTo("{\"z\":3}");
  }

  @Test
  void theTtlAmongTheDataIsShownAsTheLeaseDuration() {
    core.write("kv/ttl", "{\"ttl\":\"90s\",\"lease\":\"1h\"}");
    core.write("kv/lease", "{\"lease\":600}");
    core.write("kv/odd", "{\"ttl\":\"soon\"}");
    assertThat(core.read("kv/ttl").text("lease_duration")).isEqualTo("90");
    assertThat(core.read("kv/lease").text("lease_duration")).isEqualTo("600");
    assertThat(core.read("kv/odd").text("lease_duration")).isEqualTo("2764800");
  }

  @Test
  void listsNameSecretsAndFoldersAndScansEverythingBelow() {
    for (String path : new String[] {"top", "app/db", "app/cache", "app/x/y"}) {
      core.write("kv/" + path, "{\"a\":1}");
    }
    assertThat(core.list("kv/").keys()).containsExactly("app/", "top");
    assertThat(core.list("kv/app").keys()).containsExactly("cache", "db", "x/");
    assertThat(core.list("kv/none").status()).isEqualTo(404);
    assertThat(core.send(Operation.SCAN, "kv/", "{}", TestCore.ROOT).keys())
        .containsExactly("top", "app/cache", "app/db", "app/x/y");
  }

  @Test
  void aFieldNamedPathIsAFieldLikeAnyOther() {
    core.write("kv/a", "{\"path\":\"elsewhere\"}");
    assertThat(core.read("kv/a").data("path").asText()).isEqualTo("elsewhere");
  }

  @Test
  void aDeletedDocumentIsGoneAndMayBeDeletedAgain() {
    core.write("kv/a", "{\"x\":1}");
    assertThat(core.delete("kv/a").status()).isEqualTo(204);
    assertThat(core.read("kv/a").status()).isEqualTo(404);
    assertThat(core.read("kv/a").errors()).isEmpty();
    assertThat(core.delete("kv/a").status()).isEqualTo(204);
  }

  @Test
  void nothingIsWrittenWithoutDataOrUnderAFoldersName() {
    assertThat(core.write("kv/a", "{}").status()).isEqualTo(400);
    assertThat(core.write("kv/a/", "{\"x\":1}").status()).isEqualTo(400);
    assertThat(core.write("kv/", "{\"x\":1}").status()).isEqualTo(400);
    assertThat(core.list("kv/").status()).isEqualTo(404);
  }

  @Test
  void aMountOfAVersionThatIsNotThereIsRefused() {
    Reply reply = core.write("sys/mounts/odd", "{\"type\":\"kv\",\"options\":{\"version\":\"3\"}}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(core.read("odd/a").status()).isEqualTo(404);
  }
}
