package io.holdfast.acceptance.bao;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.DurableServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bao kv}: both versions of the engine, as their users know them. */
class BaoKvTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("bao-kv");

  private static BaoCommandLine shell() {
    return BaoCommandLine.rootAt(server);
  }

  @BeforeAll
  static void mountBothVersions() {
    shell().bao("secrets", "enable", "-path=secret", "kv-v2").shows("Success!");
    shell().bao("secrets", "enable", "-path=plain", "-version=1", "kv").shows("Success!");
  }

  @Test
  void whatIsPutIsGot() {
    shell()
        .bao("kv", "put", "secret/shop/db", "user=shop", "password=correct horse")
        .shows("secret/data/shop/db", "version 1", "destroyed false");
    shell()
        .bao("kv", "get", "secret/shop/db")
        .shows("version 1", "user shop", "password correct horse");
    shell().bao("kv", "get", "-mount=secret", "-field=password", "shop/db").shows("correct horse");
    assertThat(
            shell()
                .bao("kv", "get", "-format=json", "secret/shop/db")
                .json()
                .at("/data/data/user")
                .asText())
        .isEqualTo("shop");
  }

  @Test
  void whatIsReadFromAFileOrStandardInputArrivesAsItIs() {
    shell()
        .baoReading(
            "{\"nested\": {\"n\": 12345678901234567890, \"x\": [1.50, null]}}",
            "kv",
            "put",
            "secret/from-stdin",
            "-");
    assertThat(
            shell()
                .bao("kv", "get", "-format=json", "secret/from-stdin")
                .json()
                .at("/data/data/nested")
                .toString())
        .contains("12345678901234567890")
        .contains("1.5")
        .contains("null");
    shell().baoReading("two\nlines\n", "kv", "put", "secret/text", "note=-");
    assertThat(
            shell()
                .bao("kv", "get", "-format=json", "secret/text")
                .json()
                .at("/data/data/note")
                .asText())
        .isEqualTo("two\nlines\n");
  }

  @Test
  void aPatchChangesOnlyWhatItNames() {
    shell().bao("kv", "put", "secret/patched", "a=1", "b=2");
    shell().bao("kv", "patch", "secret/patched", "b=3").shows("version 2");
    shell().bao("kv", "patch", "-method=rw", "secret/patched", "c=4").shows("version 3");
    shell().bao("kv", "get", "secret/patched").shows("a 1", "b 3", "c 4");
    shell().baoFails("kv", "patch", "secret/never-put", "x=1").complains("Code: 404");
  }

  @Test
  void checkAndSetKeepsTheFirstWritersValue() {
    shell().bao("kv", "put", "-cas=0", "secret/cas", "by=first");
    shell()
        .baoFails("kv", "put", "-cas=0", "secret/cas", "by=second")
        .complains("check-and-set parameter did not match the current version");
    shell().bao("kv", "put", "-cas=1", "secret/cas", "by=third").shows("version 2");
  }

  @Test
  void deletedVersionsComeBackAndDestroyedOnesDoNot() {
    shell().bao("kv", "put", "secret/gone", "v=1");
    shell().bao("kv", "put", "secret/gone", "v=2");
    shell().bao("kv", "delete", "secret/gone").shows("Success!");
    shell().baoFails("kv", "get", "-field=v", "secret/gone");
    shell().bao("kv", "get", "-version=1", "-field=v", "secret/gone").shows("1");
    shell().bao("kv", "undelete", "-versions=2", "secret/gone").shows("Success!");
    shell().bao("kv", "get", "-field=v", "secret/gone").shows("2");
    shell().bao("kv", "destroy", "-versions=1", "secret/gone").shows("Success!");
    shell().baoFails("kv", "get", "-version=1", "-field=v", "secret/gone");
    shell()
        .bao("kv", "metadata", "get", "secret/gone")
        .shows("destroyed true", "current_version 2");
    shell().bao("kv", "rollback", "-version=2", "secret/gone").shows("version 3");
    shell().bao("kv", "get", "-field=v", "secret/gone").shows("2");
  }

  @Test
  void metadataIsKeptBesideTheVersions() {
    shell()
        .bao(
            "kv",
            "metadata",
            "put",
            "-custom-metadata=owner=treasury",
            "-max-versions=2",
            "-delete-version-after=24h",
            "secret/owned");
    shell()
        .bao("kv", "metadata", "get", "secret/owned")
        .shows("map[owner:treasury]", "max_versions 2", "delete_version_after 24h");
    shell().bao("kv", "metadata", "patch", "-custom-metadata=env=prod", "secret/owned");
    for (int version = 1; version <= 3; version++) {
      shell().bao("kv", "put", "secret/owned", "v=" + version);
    }
    shell().bao("kv", "metadata", "get", "secret/owned").shows("oldest_version 2", "env:prod");
    shell().bao("kv", "metadata", "delete", "secret/owned").shows("Success!");
    shell().baoFails("kv", "metadata", "get", "secret/owned");
  }

  @Test
  void foldersAreListed() {
    shell().bao("kv", "put", "secret/tree/leaf", "v=1");
    shell().bao("kv", "put", "secret/tree/branch/leaf", "v=1");
    assertThat(shell().bao("kv", "list", "secret/tree").text())
        .isEqualTo("Keys\n----\nbranch/\nleaf");
    shell().baoFails("kv", "list", "secret/no-such-folder").complains("No value found");
  }

  @Test
  void versionOneKeepsOneValue() {
    shell().bao("kv", "put", "plain/a", "v=1").shows("Success! Data written to: plain/a");
    shell().bao("kv", "put", "plain/a", "v=2");
    shell().bao("kv", "get", "-field=v", "plain/a").shows("2");
    shell().bao("read", "-format=json", "plain/a").shows("\"v\": \"2\"");
    shell().bao("kv", "list", "plain").shows("a");
    shell().bao("kv", "delete", "plain/a").shows("Success!");
    shell().baoFails("kv", "get", "plain/a");
  }

  @Test
  void aVersionOneMountIsUpgraded() {
    shell().bao("secrets", "enable", "-path=growing", "-version=1", "kv");
    shell().bao("kv", "put", "growing/kept", "v=before");
    shell().bao("kv", "enable-versioning", "growing/").shows("Success!");
    shell().bao("kv", "get", "-field=v", "growing/kept").shows("before");
    shell().bao("kv", "put", "growing/kept", "v=after").shows("version 2");
  }
}
