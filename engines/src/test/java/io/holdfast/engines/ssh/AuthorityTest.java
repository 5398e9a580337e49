package io.holdfast.engines.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.crypto.key.EcCurve;
import io.holdfast.crypto.key.Pem;
import io.holdfast.crypto.openssh.SshPrivateKeys;
import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.testkit.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthorityTest {
  private final Ssh ssh = new Ssh();

  @AfterEach
  void close() {
    ssh.close();
  }

  private static String pair(byte[] key) {
    String publicKey = SshPrivateKeys.publicKey(key).text();
    return "'public_key':'"
        + publicKey
        + "','private_key':'"
        + Pem.ofPrivate(key).replace("\n", "\\n")
        + "'";
  }

  @ParameterizedTest
  @CsvSource({
    "ssh-ed25519, 0, ssh-ed25519",
    "ed25519, 0, ssh-ed25519",
    "ec, 0, ecdsa-sha2-nistp256",
    "ec, 384, ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521, 0, ecdsa-sha2-nistp521",
    "rsa, 2048, ssh-rsa"
  })
  void aMadeKeyPairShowsItsPublicHalfToEverybodyAndTheOtherToNobody(
      String type, int bits, String name) {
    JsonNode made = ssh.done("config/ca", "{'key_type':'" + type + "','key_bits':" + bits + "}");
    String publicKey = made.path("public_key").asText();
    assertThat(publicKey).startsWith(name + " ").endsWith("\n");
    assertThat(ssh.get("config/ca").data()).isEqualTo(made);
    Reply raw = ssh.core().read("ssh/public_key", "");
    assertThat(raw.status()).isEqualTo(200);
    assertThat(raw.body().asText()).isEqualTo(publicKey);
    assertThat(made.has("private_key")).isFalse();
  }

  @Test
  void thereIsNothingToReadBeforeThereIsAKeyPair() {
    assertThat(ssh.get("config/ca").status()).isEqualTo(400);
    assertThat(ssh.core().read("ssh/public_key", "").status()).isEqualTo(404);
  }

  @Test
  void aGivenKeyPairSigns() {
    byte[] key = Ecdsa.generate(EcCurve.P256);
    JsonNode data = ssh.done("config/ca", "{" + pair(key) + "}");
    assertThat(data.path("public_key").asText()).isEqualTo(SshPrivateKeys.publicKey(key).text());
    ssh.userRole("user", ",'allowed_users':'*'");
    assertThat(ssh.sign("user", ",'valid_principals':'root'").authority())
        .isEqualTo("ecdsa-sha2-nistp256");
  }

  @Test
  void aKeyPairIsNotReplacedByTheWay() {
    ssh.authority("ed25519");
    assertThat(ssh.refused("config/ca", "{'key_type':'ec'}")).contains("already configured");
    assertThat(ssh.core().delete("ssh/config/ca").status()).isEqualTo(204);
    ssh.authority("ec");
    assertThat(ssh.get("config/ca").data("public_key").asText()).startsWith("ecdsa");
  }

  @Test
  void halfAKeyPairOrTwoHalvesOfTwoAreRefused() {
    byte[] key = Ecdsa.generate(EcCurve.P256);
    String pair = pair(key);
    String other = SshPrivateKeys.publicKey(Ecdsa.generate(EcCurve.P256)).text();
    String own = SshPrivateKeys.publicKey(key).text();
    assertThat(ssh.refused("config/ca", "{'public_key':'" + own + "'}")).contains("private_key");
    assertThat(ssh.refused("config/ca", "{'private_key':'x'}")).contains("public_key");
    assertThat(ssh.refused("config/ca", "{'generate_signing_key':false}")).contains("public_key");
    assertThat(ssh.refused("config/ca", "{'generate_signing_key':true," + pair + "}"))
        .contains("must not be set");
    assertThat(ssh.refused("config/ca", "{" + pair.replace(own, other) + "}"))
        .contains("does not belong");
    assertThat(ssh.refused("config/ca", "{'public_key':'" + own + "','private_key':'x'}"))
        .contains("private_key");
    assertThat(ssh.refused("config/ca", "{'key_type':'dsa'}")).contains("key_type");
    assertThat(ssh.refused("config/ca", "{'key_type':'rsa','key_bits':1024}")).contains("2048");
    assertThat(ssh.get("config/ca").status()).isEqualTo(400);
  }

  @Test
  void theNextAuthorityWaitsBesideThePresentOne() {
    ssh.authority("ed25519");
    JsonNode next = ssh.done("issuers/import/next", "{'key_type':'ec'}");
    String id = next.path("issuer_id").asText();
    ssh.userRole("now", ",'allowed_users':'*'");
    ssh.userRole("soon", ",'allowed_users':'*','issuer_ref':'next'");
    String root = ",'valid_principals':'root'";
    assertThat(ssh.sign("now", root).authority()).isEqualTo("ssh-ed25519");
    assertThat(ssh.sign("soon", root).authority()).isEqualTo("ecdsa-sha2-nistp256");
    assertThat(ssh.core().read("ssh/issuer/next/public_key", "").body().asText())
        .isEqualTo(next.path("public_key").asText());
    assertThat(ssh.core().list("ssh/issuers").keys()).hasSize(2).contains(id);
    assertThat(ssh.done("config/issuers", "{'default':'next'}").path("default").asText())
        .isEqualTo(id);
    assertThat(ssh.sign("now", root).authority()).isEqualTo("ecdsa-sha2-nistp256");
    Reply gone = ssh.core().delete("ssh/issuer/" + id);
    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.warnings()).hasSize(1);
    ssh.refused("sign/now", "{'public_key':'" + Ssh.USER_KEY + "'" + root + "}");
    assertThat(ssh.get("config/issuers").status()).isEqualTo(400);
  }

  @Test
  void issuersHaveNamesOfTheirOwn() {
    ssh.authority("ed25519");
    var _ = ssh.done("issuers/import/a", "{'key_type':'ed25519'}");
    ssh.refused("issuers/import/a", "{'key_type':'ed25519'}");
    ssh.refused("issuers/import/default", "{'key_type':'ed25519'}");
    assertThat(ssh.done("issuer/a", "{'issuer_name':'b'}").path("issuer_name").asText())
        .isEqualTo("b");
    assertThat(ssh.get("issuer/a").status()).isEqualTo(400);
    assertThat(ssh.get("issuer/b").data("issuer_name").asText()).isEqualTo("b");
    ssh.refused("issuer/default", "{'issuer_name':'b'}");
    byte[] key = Ecdsa.generate(EcCurve.P256);
    JsonNode first = ssh.done("issuers/import", "{" + pair(key) + "}");
    Reply second = ssh.post("issuers/import", "{" + pair(key) + "}");
    assertThat(second.data()).isEqualTo(first);
    assertThat(second.warnings()).hasSize(1);
  }
}
