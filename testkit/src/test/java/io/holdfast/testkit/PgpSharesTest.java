package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.api.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holders who have PGP keys read their shares with GnuPG, and nobody else does. */
class PgpSharesTest {
  private static final String ALICE = "alice@example.com";
  private static final String BOB = "bob@example.com";

  private static Gpg gpg = new Gpg(Path.of(""));

  @BeforeAll
  static void makeKeys(@TempDir Path directory) throws IOException {
    assumeTrue(Gpg.isThere(), "GnuPG is not installed");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    gpg = new Gpg(directory);
    gpg.generate(ALICE, "future-default");
    gpg.generate(BOB, "default");
  }

  @AfterAll
  static void endAgent() {
    gpg.close();
  }

  private static String keys(String... names) {
    return "[\""
        + String.join("\",\"", List.of(names).stream().map(gpg::publicKey).toList())
        + "\"]";
  }

  @Test
  void sharesAndTheRootTokenOfANewServerAreForTheirHoldersEyesOnly() {
    try (TestCore core = TestCore.fresh()) {
      Reply made =
          core.write(
              "sys/init",
              "{\"secret_shares\":2,\"secret_threshold\":2,\"pgp_keys\":%s,\"root_token_pgp_key\":\"%s\"}"
                  .formatted(keys(ALICE, BOB), gpg.publicKey(BOB)),
              "");
      assertThat(made.status()).isEqualTo(200);
      List<String> shares =
          ShareHolders.texts(made.at("keys_base64")).stream().map(gpg::decrypt).toList();
      assertThat(ShareHolders.unseal(core, shares)).isFalse();
      String token = gpg.decrypt(made.text("root_token"));
      assertThat(core.read("auth/token/lookup-self", token).status()).isEqualTo(200);
    }
  }

  @Test
  void newSharesAreEncryptedAndKeptOnTheServerWhereThatIsAskedFor() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      Reply begun =
          holders.begin(
              "sys/rekey/init",
              "{\"secret_shares\":2,\"secret_threshold\":2,\"backup\":true,\"pgp_keys\":%s}"
                  .formatted(keys(ALICE, BOB)));
      assertThat(ShareHolders.texts(begun.at("pgp_fingerprints")))
          .containsExactly(gpg.fingerprint(ALICE), gpg.fingerprint(BOB));
      Reply done = holders.give("sys/rekey/update", holders.shares(), begun.text("nonce"));
      assertThat(done.at("backup").asBoolean()).isTrue();
      Reply backup = core.read("sys/rekey/backup", holders.rootToken());
      assertThat(backup.data("nonce").asText()).isEqualTo(begun.text("nonce"));
      assertThat(backup.data("keys", gpg.fingerprint(BOB)).get(0))
          .isEqualTo(done.at("keys").get(1));
      assertThat(backup.at("keys_base64", gpg.fingerprint(ALICE)).get(0))
          .isEqualTo(done.at("keys_base64").get(0));
      core.core().seal();
      List<String> shares =
          ShareHolders.texts(done.at("keys_base64")).stream().map(gpg::decrypt).toList();
      assertThat(holders.unseal(shares)).isFalse();
      assertThat(
              core.send(Operation.DELETE, "sys/rekey/backup", "{}", holders.rootToken()).status())
          .isEqualTo(204);
      assertThat(core.read("sys/rekey/backup", holders.rootToken()).status()).isEqualTo(400);
    }
  }

  @Test
  void aRootTokenIsMadeForWhoHasThePgpKey() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      Reply begun =
          holders.begin(
              "sys/generate-root/attempt", "{\"pgp_key\":\"" + gpg.publicKey(ALICE) + "\"}");
      assertThat(begun.text("pgp_fingerprint")).isEqualTo(gpg.fingerprint(ALICE));
      assertThat(begun.text("otp")).isEmpty();
      Reply done = holders.give("sys/generate-root/update", holders.shares(), begun.text("nonce"));
      String token = gpg.decrypt(done.text("encoded_token"));
      assertThat(core.read("auth/token/lookup-self", token).status()).isEqualTo(200);
    }
  }

  @Test
  void aKeyThatCannotBeReadMakesNothing() {
    try (TestCore core = TestCore.fresh()) {
      gpg.generate("signer@example.com", "rsa2048"); // GnuPG makes such a key to sign only
      for (String keys :
          List.of(keys("signer@example.com"), "[\"abc\"]", "[\"%%\"]", keys(ALICE, BOB))) {
        Reply refused =
            core.write(
                "sys/init",
                "{\"secret_shares\":1,\"secret_threshold\":1,\"pgp_keys\":" + keys + "}",
                "");
        assertThat(refused.status()).as(keys).isEqualTo(400);
        assertThat(refused.errors().getFirst()).startsWith("pgp_keys");
      }
      assertThat(core.read("sys/init", "").at("initialized").asBoolean()).isFalse();
    }
  }
}
