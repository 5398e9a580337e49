package io.holdfast.acceptance.bao;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.DurableServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mounts, audit devices, and the plain {@code read|write|list|delete} by {@code bao}. */
class BaoMountsTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("bao-mounts");

  private static BaoCommandLine shell() {
    return BaoCommandLine.rootAt(server);
  }

  @Test
  void anEngineIsMountedTunedMovedAndUnmounted() {
    shell()
        .bao("secrets", "enable", "-path=first", "-description=of the shop", "kv-v2")
        .shows("Success! Enabled the kv-v2 secrets engine at: first/");
    shell()
        .bao("secrets", "list")
        .shows("first/ kv", "of the shop", "cubbyhole/ cubbyhole", "sys/ system");
    shell().baoFails("secrets", "enable", "-path=first", "kv").complains("path is already in use");
    shell().bao("secrets", "tune", "-default-lease-ttl=18h", "first/").shows("Success!");
    shell().bao("secrets", "list", "-detailed").shows("first/ kv kv_");
    shell().bao("read", "sys/mounts/first/tune").shows("default_lease_ttl 18h");
    shell().bao("kv", "put", "first/a", "v=moved");
    shell().bao("secrets", "move", "first/", "second/").shows("Success!");
    shell().bao("kv", "get", "-field=v", "second/a").shows("moved");
    shell().bao("secrets", "disable", "second/").shows("Success! Disabled the secrets engine");
    shell().bao("secrets", "list").hides("first/", "second/");
    shell().baoFails("secrets", "enable", "no-such-engine");
  }

  @Test
  void dataIsWrittenReadListedAndDeletedByPath() {
    shell().bao("secrets", "enable", "-path=paths", "-version=1", "kv");
    shell().bao("write", "paths/a", "one=1", "two=2").shows("Success! Data written to: paths/a");
    shell().bao("read", "paths/a").shows("one 1", "two 2");
    shell().bao("read", "-field=two", "paths/a").shows("2");
    shell().bao("list", "paths").shows("a");
    shell().bao("delete", "paths/a").shows("Success!");
    shell().baoFails("read", "paths/a").complains("No value found at paths/a");
    shell().bao("path-help", "paths").shows("DESCRIPTION");
  }

  @Test
  void aKeyOfTransitEncryptsAndSigns() {
    shell().bao("secrets", "enable", "transit");
    shell().bao("write", "-f", "transit/keys/orders").shows("name orders");
    shell().bao("read", "transit/keys/orders").shows("type aes256-gcm96", "latest_version 1");
    String plaintext = "dGhlIHF1aWNrIGJyb3duIGZveA==";
    String ciphertext =
        shell()
            .bao("write", "-field=ciphertext", "transit/encrypt/orders", "plaintext=" + plaintext)
            .text();
    assertThat(ciphertext).startsWith("vault:v1:");
    shell().bao("write", "-f", "transit/keys/orders/rotate");
    shell().bao("write", "transit/rewrap/orders", "ciphertext=" + ciphertext).shows("vault:v2:");
    shell()
        .bao("write", "-field=plaintext", "transit/decrypt/orders", "ciphertext=" + ciphertext)
        .shows(plaintext);
    shell().bao("write", "transit/keys/seal", "type=ed25519");
    String signature =
        shell().bao("write", "-field=signature", "transit/sign/seal", "input=" + plaintext).text();
    shell()
        .bao("write", "transit/verify/seal", "input=" + plaintext, "signature=" + signature)
        .shows("valid true");
    shell().bao("list", "transit/keys").shows("orders", "seal");
    shell().baoFails("delete", "transit/keys/orders").complains("deletion is not allowed");
  }

  @Test
  void anAuditDeviceIsEnabledWrittenAndDisabled() throws IOException {
    Path file = server.directory().resolve("audit.jsonl");
    shell()
        .bao("audit", "enable", "-description=kept by the auditors", "file", "file_path=" + file)
        .shows("Success! Enabled the file audit device at: file/");
    shell().bao("audit", "list").shows("file/ file", "kept by the auditors");
    shell().bao("audit", "list", "-detailed").shows("file_path=" + file);
    shell().baoFails("audit", "enable", "file", "file_path=" + file);
    shell().bao("read", "sys/mounts");
    assertThat(Files.readString(file)).contains("\"path\":\"sys/mounts\"");
    shell().bao("write", "sys/audit-hash/file", "input=x").shows("hash hmac-sha256:");
    shell().bao("audit", "disable", "file").shows("Success! Disabled audit device");
    shell().baoFails("audit", "list").complains("");
  }
}
