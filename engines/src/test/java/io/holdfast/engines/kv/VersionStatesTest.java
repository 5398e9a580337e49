package io.holdfast.engines.kv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VersionStatesTest {
  private final Kv kv = new Kv();

  @BeforeEach
  void threeVersions() {
    for (int i = 1; i <= 3; i++) {
      kv.put("s", "{\"v\":" + i + "}");
    }
  }

  @AfterEach
  void close() {
    kv.close();
  }

  @Test
  void deletedVersionsComeBackWhenUndeleted() {
    assertThat(kv.write("delete/s", "{\"versions\":[1,2,9]}").status()).isEqualTo(204);
    assertThat(kv.get("s", 2).status()).isEqualTo(404);
    assertThat(kv.get("s", 3).status()).isEqualTo(200);
    assertThat(kv.write("undelete/s", "{\"versions\":\"2\"}").status()).isEqualTo(204);
    assertThat(kv.get("s", 2).data("data", "v").asInt()).isEqualTo(2);
    assertThat(kv.get("s", 1).status()).isEqualTo(404);
  }

  @Test
  void destroyedVersionsStayDestroyed() {
    assertThat(kv.write("destroy/s", "{\"versions\":[1,3]}").status()).isEqualTo(204);
    kv.write("undelete/s", "{\"versions\":[3]}");
    assertThat(kv.get("s", 3).status()).isEqualTo(404);
    assertThat(kv.get("s", 3).data("metadata", "destroyed").asBoolean()).isTrue();
    assertThat(kv.get("s", 2).status()).isEqualTo(200);
    assertThat(kv.metadata("s").data("versions", "1", "destroyed").asBoolean()).isTrue();
  }

  @Test
  void theVersionsMustBeNamedAndTheSecretNeedNotExist() {
    for (String action : new String[] {"delete", "undelete", "destroy"}) {
      assertThat(kv.write(action + "/s", "{\"versions\":[]}").status()).isEqualTo(400);
      assertThat(kv.write(action + "/s", "{}").status()).isEqualTo(400);
      assertThat(kv.write(action + "/none", "{\"versions\":[1]}").status()).isEqualTo(204);
    }
  }

  @Test
  void deletingTheMetadataRemovesTheSecretAndItsNumbersStartAnew() {
    assertThat(kv.core.delete("kv/metadata/s").status()).isEqualTo(204);
    assertThat(kv.metadata("s").status()).isEqualTo(404);
    assertThat(kv.get("s", 2).status()).isEqualTo(404);
    assertThat(kv.put("s", "{\"v\":1}").data("version").asInt()).isEqualTo(1);
    assertThat(kv.get("s", 2).status()).isEqualTo(404);
  }

  @Test
  void versionsExpireAfterTheShorterOfTheTwoLifetimes() {
    kv.write("config", "{\"delete_version_after\":\"3h\"}");
    kv.write("metadata/own", "{\"delete_version_after\":\"1h30m\"}");
    kv.put("own", "{\"v\":1}");
    kv.put("mounts", "{\"v\":1}");
    assertThat(kv.get("own").data("metadata", "deletion_time").asText()).isNotEmpty();
    kv.core.later(Duration.ofMinutes(89));
    assertThat(kv.get("own").status()).isEqualTo(200);
    kv.core.later(Duration.ofMinutes(1));
    assertThat(kv.get("own").status()).isEqualTo(404);
    assertThat(kv.get("mounts").status()).isEqualTo(200);
    kv.core.later(Duration.ofHours(2));
    assertThat(kv.get("mounts").status()).isEqualTo(404);
    assertThat(kv.get("s").status()).isEqualTo(200);
  }

  @Test
  void anUndeletedVersionLivesAsLongAsANewOne() {
    kv.write("config", "{\"delete_version_after\":\"1h\"}");
    kv.put("u", "{\"v\":1}");
    kv.core.later(Duration.ofHours(2));
    kv.write("undelete/u", "{\"versions\":[1]}");
    assertThat(kv.get("u").status()).isEqualTo(200);
    kv.core.later(Duration.ofHours(1));
    assertThat(kv.get("u").status()).isEqualTo(404);
  }

  @Test
  void aNegativeLifetimeOfTheMountDisablesThoseOfTheSecrets() {
    kv.write("metadata/own", "{\"delete_version_after\":\"1m\"}");
    kv.write("config", "{\"delete_version_after\":\"-5s\"}");
    assertThat(kv.core.read("kv/config").data("delete_version_after").asText()).isEqualTo("-1s");
    assertThat(kv.put("own", "{\"v\":1}").data("deletion_time").asText()).isEmpty();
    kv.write("config", "{\"delete_version_after\":0}");
    assertThat(kv.put("own", "{\"v\":1}").data("deletion_time").asText()).isNotEmpty();
  }
}
