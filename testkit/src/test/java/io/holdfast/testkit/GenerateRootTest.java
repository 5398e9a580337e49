package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.seal.StaticSeal;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.storage.local.LocalStorage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateRootTest {
  private static final String ATTEMPT = "sys/generate-root/attempt";
  private static final String UPDATE = "sys/generate-root/update";

  private static String decode(String encoded, String otp) {
    byte[] token = Base64.getDecoder().decode(encoded);
    byte[] pad = otp.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < token.length; i++) {
      token[i] ^= pad[i];
    }
    return new String(token, StandardCharsets.UTF_8);
  }

  @Test
  void theHoldersMakeARootTokenUnderAPasswordThatTheServerChose() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 3, 2);
      assertThat(holders.status(ATTEMPT).at("started").asBoolean()).isFalse();
      assertThat(holders.status(ATTEMPT).at("otp_length").asInt()).isEqualTo(28);
      Reply begun = holders.begin(ATTEMPT, "{}");
      String otp = begun.text("otp");
      assertThat(otp).hasSize(28);
      assertThat(holders.status(ATTEMPT).text("otp")).isEmpty();
      Reply first = holders.give(UPDATE, holders.shares().get(0), begun.text("nonce"));
      assertThat(first.at("progress").asInt()).isEqualTo(1);
      assertThat(first.at("complete").asBoolean()).isFalse();
      Reply done = holders.give(UPDATE, holders.shares().get(2), begun.text("nonce"));
      assertThat(done.at("complete").asBoolean()).isTrue();
      assertThat(done.text("encoded_token")).isEqualTo(done.text("encoded_root_token"));
      String token = decode(done.text("encoded_token"), otp);
      assertThat(core.read("auth/token/lookup-self", token).data("policies").get(0).asText())
          .isEqualTo("root");
      assertThat(holders.status(ATTEMPT).at("started").asBoolean()).isFalse();
      Reply decoded =
          core.write(
              "sys/decode-token",
              "{\"encoded_token\":\"%s\",\"otp\":\"%s\"}"
                  .formatted(done.text("encoded_token"), otp),
              "");
      assertThat(decoded.data("token").asText()).isEqualTo(token);
    }
  }

  @Test
  void anAttemptIsBegunShownAndCancelledByTheShorterPathToo() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      String nonce = holders.begin("sys/generate-root", "{}").text("nonce");
      assertThat(holders.status(ATTEMPT).text("nonce")).isEqualTo(nonce);
      assertThat(core.delete("sys/generate-root").status()).isEqualTo(204);
      assertThat(holders.status("sys/generate-root").at("started").asBoolean()).isFalse();
    }
  }

  @Test
  void aPasswordOfAnotherLengthIsRefusedAndOneThatFitsIsNotShown() {
    try (TestCore core = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 1, 1);
      assertThat(holders.begin(ATTEMPT, "{\"otp\":\"short\"}").status()).isEqualTo(400);
      String otp = "x".repeat(28);
      Reply begun = holders.begin(ATTEMPT, "{\"otp\":\"" + otp + "\"}");
      assertThat(begun.text("otp")).isEmpty();
      assertThat(holders.begin(ATTEMPT, "{}").errors())
          .containsExactly("root generation already in progress");
      Reply done = holders.give(UPDATE, holders.shares(), begun.text("nonce"));
      String token = decode(done.text("encoded_token"), otp);
      assertThat(core.read("auth/token/lookup-self", token).status()).isEqualTo(200);
    }
  }

  @Test
  void wrongSharesMakeNothingAndTheHoldersBeginAnew() {
    try (TestCore core = TestCore.fresh();
        TestCore other = TestCore.fresh()) {
      ShareHolders holders = ShareHolders.of(core, 3, 2);
      ShareHolders foreign = ShareHolders.of(other, 3, 2);
      assertThat(holders.give(UPDATE, holders.shares().get(0), "").errors())
          .containsExactly("no root generation in progress");
      String nonce = holders.begin(ATTEMPT, "{}").text("nonce");
      assertThat(holders.give(UPDATE, holders.shares().get(0), "x").status()).isEqualTo(400);
      holders.give(UPDATE, holders.shares().get(0), nonce);
      assertThat(holders.give(UPDATE, holders.shares().get(0), nonce).status()).isEqualTo(400);
      Reply wrong = holders.give(UPDATE, foreign.shares().get(0), nonce);
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.errors().getFirst()).startsWith("root generation aborted");
      assertThat(holders.status(ATTEMPT).at("started").asBoolean()).isTrue();
      assertThat(holders.status(ATTEMPT).at("progress").asInt()).isZero();
      assertThat(holders.cancel(ATTEMPT).status()).isEqualTo(204);
    }
  }

  @Test
  void theSharesOfARecoveryKeyDoItWhereTheServerUnsealsItself() {
    try (TestCore core =
        TestCore.over(
            LocalStorage.inMemory(),
            new FakeClock(),
            new StaticSeal("one", SecretBytes.copyOf(new byte[32])))) {
      Reply made = core.write("sys/init", "{\"recovery_shares\":3,\"recovery_threshold\":2}", "");
      List<String> shares = ShareHolders.texts(made.at("recovery_keys_base64"));
      ShareHolders holders = new ShareHolders(core, shares, made.text("root_token"));
      Reply begun = holders.begin(ATTEMPT, "{}");
      Reply done = holders.give(UPDATE, shares.subList(1, 3), begun.text("nonce"));
      String token = decode(done.text("encoded_token"), begun.text("otp"));
      assertThat(core.read("auth/token/lookup-self", token).status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsDecodedMustFitItsPassword() {
    try (TestCore core = TestCore.started()) {
      for (String body :
          List.of(
              "{}",
              "{\"encoded_token\":\"AAAA\"}",
              "{\"encoded_token\":\"AAAA\",\"otp\":\"ab\"}",
              "{\"encoded_token\":\"%%\",\"otp\":\"ab\"}")) {
        assertThat(core.write("sys/decode-token", body, "").status()).as(body).isEqualTo(400);
      }
    }
  }
}
