package io.holdfast.cli.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import io.holdfast.crypto.age.AgeIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys come in, are backed up and end by commands whose secrets are never arguments. */
class KeyCommandTest {
  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandLineRun shell() {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address());
  }

  private String sent() {
    return server.lastAsked().body();
  }

  @Test
  void everyFormOfAKeyIsTypedUnseen() {
    shell().hidden("L3VFeE").run("bitcoin", "key", "import", "-from=wif", "k");
    assertThat(sent()).isEqualTo("{\"network\":\"mainnet\",\"wif\":\"L3VFeE\"}");
    shell()
        .run("bitcoin", "key", "import", "-from=xpub", "-origin=[73c5da0a/84h]", "k", "xpub=zpub6");
    assertThat(sent())
        .isEqualTo(
            "{\"network\":\"mainnet\",\"xpub\":\"zpub6\",\"origin\":\"[73c5da0a/84h]\"}");
    Result unknown = shell().run("bitcoin", "key", "import", "-from=coin", "k");
    assertThat(unknown.exitCode()).isEqualTo(1);
  }

  @Test
  void aStateIsShownOrChangedWithItsReason() {
    shell().run("bitcoin", "key", "state", "k");
    assertThat(server.lastAsked().method()).isEqualTo("GET");
    shell().run("bitcoin", "key", "state", "-reason=lost laptop", "k", "compromised");
    assertThat(sent()).isEqualTo("{\"state\":\"compromised\",\"reason\":\"lost laptop\"}");
    shell().run("bitcoin", "key", "destroy", "-confirm=73c5da0a", "-reason=over", "-force", "k");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/bitcoin/keys/k/destroy");
    assertThat(sent()).contains("\"confirm\":\"73c5da0a\"", "\"force\":true");
  }

  @Test
  void groupsOfCustodiansAreWrittenAsThresholdAndNames() {
    shell()
        .run("bitcoin", "key", "backup", "-group-threshold=2", "k", "2:ann,bob,eve", "1:max");
    assertThat(sent())
        .isEqualTo(
            "{\"groups\":[{\"threshold\":2,\"custodians\":[\"ann\",\"bob\",\"eve\"]},"
                + "{\"threshold\":1,\"custodians\":[\"max\"]}],\"group_threshold\":2}");
    Result wrong = shell().run("bitcoin", "key", "backup", "k", "ann,bob");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("THRESHOLD:CUSTODIAN");
  }

  @Test
  void aShareLeavesThisMachineEncryptedToTheDrillOnly() {
    try (AgeIdentity drill = AgeIdentity.generate()) {
      server.answer(
          "GET /v1/bitcoin/keys/k/backups/b/drills/d",
          200,
          "{\"data\":{\"age_recipient\":\"" + drill.recipient() + "\"}}");
      shell().hidden("academic acid acne").run("bitcoin", "drill", "give", "k", "b", "d");
      assertThat(server.asked()).noneMatch(asked -> asked.body().contains("academic"));
      Matcher sealed = Pattern.compile("\"encrypted_share\":\"([^\"]+)\"").matcher(sent());
      assertThat(sealed.find()).isTrue();
      byte[] words = drill.decrypt(sealed.group(1).replace("\\n", "\n"));
      assertThat(new String(words, StandardCharsets.UTF_8)).isEqualTo("academic acid acne");
    }
  }

  @Test
  void anEncryptedShareIsWrittenAsItIs() {
    server.answer(
        "GET /v1/bitcoin/keys/k/backups/b/shares/2",
        200,
        "{\"data\":{\"encrypted_share\":\"-----BEGIN AGE ENCRYPTED FILE-----\\nYWdl\\n\"}}");
    assertThat(shell().run("bitcoin", "key", "share", "k", "b", "2").out())
        .isEqualTo("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n");
  }

  @Test
  void messagesAreSignedAndVerified() {
    shell().run("bitcoin", "message", "sign", "-form=full", "w", "bc1q", "it is ours");
    assertThat(sent())
        .isEqualTo("{\"address\":\"bc1q\",\"message\":\"it is ours\",\"form\":\"full\"}");
    shell().run("bitcoin", "message", "verify", "bc1q", "it is ours", "smpAA==");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/bitcoin/verify-message");
    assertThat(sent()).contains("\"network\":\"mainnet\"");
  }
}
