package io.holdfast.acceptance.firstuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Finished;
import io.holdfast.acceptance.program.Launcher;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program's own command line against its own server, from nothing to a signing wallet. */
class OwnCommandLineTest {
  private final DurableServer server = DurableServer.named("own-command-line");
  private String token = "";

  @AfterEach
  void stop() {
    server.close();
  }

  @CanIgnoreReturnValue
  private Finished holdfast(String... words) {
    return typed(words).run().succeeds();
  }

  private Command typed(String... words) {
    return Launcher.holdfast(words)
        .with(
            Map.of(
                "VAULT_ADDR", server.address(),
                "VAULT_TOKEN", token,
                "HOME", server.directory().toString()));
  }

  @Test
  void anOperatorSetsUpAServerAndATreasurerSigns() {
    server.fresh();
    typed("status").run().exits(2).shows("Initialized false", "Sealed true");
    JsonNode keys =
        holdfast("operator", "init", "-key-shares=3", "-key-threshold=2", "-format=json").json();
    holdfast("operator", "unseal", keys.at("/unseal_keys_b64/0").asText())
        .shows("Unseal Progress 1/2");
    holdfast("operator", "unseal", keys.at("/unseal_keys_b64/2").asText()).shows("Sealed false");
    holdfast("status").shows("Sealed false", "Storage Type rocksdb");
    token = keys.get("root_token").asText();

    holdfast("secrets", "enable", "-path=secret", "kv-v2").shows("Success!");
    holdfast("kv", "put", "secret/shop", "password=correct horse").shows("version 1");
    assertThat(
            holdfast("kv", "get", "-format=json", "secret/shop")
                .json()
                .at("/data/data/password")
                .asText())
        .isEqualTo("correct horse");
    typed("policy", "write", "shop", "-")
        .typing("path \"secret/data/shop\" { capabilities = [\"read\"] }")
        .run()
        .succeeds();
    holdfast("auth", "enable", "userpass");
    holdfast("write", "auth/userpass/users/ann", "password=staple", "token_policies=shop");
    holdfast("audit", "enable", "file", "file_path=" + server.directory().resolve("a.log"));
    holdfast("audit", "list").shows("file/ file");
    holdfast("path-help", "secret/data/shop").shows("Request:", "## PARAMETERS", "version (int)");
    holdfast("path-help", "secret").shows("## PATHS", "^data/(?P<path>.*)$");

    String operator = token;
    token =
        holdfast("login", "-method=userpass", "-token-only", "username=ann", "password=staple")
            .text();
    holdfast("kv", "get", "-field=password", "secret/shop").shows("correct horse");
    typed("kv", "put", "secret/shop", "x=1").run().exits(2).complains("permission denied");
    token = operator;

    holdfast("secrets", "enable", "bitcoin");
    holdfast("bitcoin", "key", "create", "-network=regtest", "treasury").shows("network regtest");
    holdfast("bitcoin", "policy", "write", "-max-amount=0.01btc", "small").shows("1000000 sat");
    holdfast(
            "bitcoin",
            "wallet",
            "create",
            "-key=treasury",
            "-template=bip86",
            "-policy=small",
            "cold")
        .shows("descriptor tr([");
    holdfast("bitcoin", "wallet", "address", "cold").shows("address bcrt1p", "index 0");
    typed("bitcoin", "sign", "cold", "psbt=nonsense").run().exits(2).complains("psbt");

    holdfast("operator", "seal");
    typed("kv", "get", "secret/shop").run().exits(2).complains("sealed");
  }

  @Test
  void itsVersionIsTheOneOfTheServersHealth() {
    server.fresh();
    String api = server.anyone().get("sys/seal-status").text("version");
    Launcher.holdfast("version").run().succeeds().shows("Holdfast v" + api);
    Launcher.holdfast("-version").run().succeeds().shows("Holdfast v" + api);
    assertThat(api).matches("1\\.(1[5-9]|[2-9]\\d)\\.\\d+");
  }
}
