package io.holdfast.engines.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.crypto.otp.Base32;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpCodesTest {
  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final TestCore core = TestCore.started(new TotpEngine());

  @BeforeEach
  void mount() {
    core.write("sys/mounts/totp", "{\"type\":\"totp\"}");
    key("k", "");
  }

  @AfterEach
  void close() {
    core.close();
  }

  private void key(String name, String more) {
    assertThat(
            core.write(
                    "totp/keys/" + name,
                    "{\"key\":\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\"" + more + "}")
                .status())
        .isEqualTo(204);
  }

  private String code(String name) {
    return core.read("totp/code/" + name).data("code").asText();
  }

  private Reply validate(String name, String code) {
    return core.write("totp/code/" + name, "{\"code\":\"" + code + "\"}");
  }

  private boolean valid(String name, String code) {
    Reply reply = validate(name, code);
    assertThat(reply.status()).isEqualTo(200);
    return reply.data("valid").asBoolean();
  }

  /** RFC 6238, appendix B: so long a period that the present is step 1, as at second 59 there. */
  @ParameterizedTest
  @CsvSource({"SHA1, 20, 94287082", "SHA256, 32, 46119246", "SHA512, 64, 90693936"})
  void theCodesOfTheRfcAreMade(String algorithm, int size, String code) {
    String secret = Base32.encode("1234567890".repeat(7).substring(0, size).getBytes(US_ASCII));
    long period = core.clock().instant().getEpochSecond();
    core.write(
        "totp/keys/rfc",
        "{\"key\":\"%s\",\"algorithm\":\"%s\",\"digits\":8,\"period\":%d}"
            .formatted(secret, algorithm, period));
    Reply made = core.read("totp/code/rfc");
    assertThat(made.data("code").asText()).isEqualTo(code);
    assertThat(made.data("generated").asLong()).isEqualTo(period);
    assertThat(made.data("expire_time").asLong()).isEqualTo(2 * period);
  }

  @Test
  void aCodeIsGoodOnceAndThenRefusedAsLongAsItWouldBeValid() {
    String code = code("k");
    assertThat(valid("k", code)).isTrue();
    assertReplayIsRefused(code);
    core.later(PERIOD);
    assertReplayIsRefused(code);
    core.later(PERIOD);
    assertThat(valid("k", code)).isFalse();
  }

  @Test
  void ofThoseWhoSendACodeAtTheSameTimeOneIsLetIn() throws Exception {
    String code = code("k");
    List<Callable<Reply>> tries = Collections.nCopies(12, () -> validate("k", code));
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Reply> reply : threads.invokeAll(tries)) {
        statuses.add(reply.get().status());
      }
    }
    assertThat(statuses).hasSize(12).containsOnly(200, 400).containsOnlyOnce(200);
  }

  private void assertReplayIsRefused(String code) {
    Reply again = validate("k", " " + code + " ");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.errors().getFirst()).contains("already used");
  }

  @Test
  void usingOneCodeLeavesTheNextOneGood() {
    String first = code("k");
    core.later(PERIOD);
    String second = code("k");
    assertThat(valid("k", second)).isTrue();
    assertThat(valid("k", first)).isTrue();
    core.later(PERIOD);
    assertThat(valid("k", code("k"))).isTrue();
    assertThat(validate("k", second).status()).isEqualTo(400);
  }

  @Test
  void lateCodesAreTakenByTheSkewThatTheKeyHas() {
    key("strict", ",\"skew\":0");
    String code = code("k");
    core.later(PERIOD);
    assertThat(valid("strict", code)).isFalse();
    assertThat(valid("k", code)).isTrue();
  }

  @Test
  void wrongCodesAreNotValidHoweverOftenTheyAreTried() {
    String wrong = code("k").equals("000000") ? "000001" : "000000";
    assertThat(valid("k", wrong)).isFalse();
    assertThat(valid("k", wrong)).isFalse();
    assertThat(valid("k", "1234567")).isFalse();
    assertThat(valid("k", "12345x")).isFalse();
    assertThat(validate("k", " ").status()).isEqualTo(400);
    assertThat(validate("none", "123456").status()).isEqualTo(400);
    assertThat(core.read("totp/code/none").status()).isEqualTo(400);
  }

  @Test
  void aKeyThatIsReplacedForgetsWhatWasUsed() {
    String code = code("k");
    assertThat(valid("k", code)).isTrue();
    key("k", "");
    assertThat(valid("k", code)).isTrue();
  }

  @Test
  void theAnswerSaysHowLongTheCodeLasts() {
    Instant now = core.clock().instant();
    Reply made = core.read("totp/code/k");
    assertThat(made.data("period").asText()).isEqualTo("30s");
    assertThat(made.data("expire_time").asLong() - now.getEpochSecond()).isBetween(1L, 30L);
  }
}
