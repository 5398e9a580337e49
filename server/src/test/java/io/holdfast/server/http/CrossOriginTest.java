package io.holdfast.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Origin;
import io.holdfast.core.Answer;
import io.holdfast.core.sys.config.CorsRules;
import io.holdfast.server.http.decode.RawRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossOriginTest {
  private static final CorsRules RULES =
      new CorsRules(true, List.of("https://a.example"), List.of("X-Mine"), false);

  private static Answer ask(CorsRules rules, String method, String origin, String wanted) {
    Map<String, List<String>> headers = new HashMap<>();
    if (!origin.isEmpty()) {
      headers.put("origin", List.of(origin));
    }
    if (!wanted.isEmpty()) {
      headers.put("access-control-request-method", List.of(wanted));
    }
    RawRequest raw =
        new RawRequest(method, "/v1/sys/health", headers, new byte[0], Origin.internal());
    return CrossOrigin.around(raw, () -> rules, () -> TestServer.text("answered"));
  }

  @Test
  void aPageOfAnAllowedOriginGetsItsAnswerAndIsTold() {
    Answer answer = ask(RULES, "GET", "https://a.example", "");
    assertThat(answer.body()).isNotEmpty();
    assertThat(answer.headers())
        .containsEntry("Access-Control-Allow-Origin", List.of("https://a.example"))
        .containsEntry("Vary", List.of("Origin"))
        .doesNotContainKey("Access-Control-Allow-Credentials");
  }

  @Test
  void aPageOfAnotherOriginIsRefusedBeforeAnythingIsDone() {
    Answer answer = ask(RULES, "POST", "https://evil.example", "");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void aPreflightIsAnsweredWithWhatIsAllowed() {
    Answer answer = ask(RULES, "OPTIONS", "https://a.example", "LIST");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().getOrDefault("Access-Control-Allow-Methods", List.of()).toString())
        .contains("LIST");
    assertThat(answer.headers().getOrDefault("Access-Control-Allow-Headers", List.of()).toString())
        .contains("X-Vault-Token", "X-Mine");
    assertThat(ask(RULES, "OPTIONS", "https://a.example", "TRACE").status()).isEqualTo(405);
  }

  @Test
  void withoutAnOriginOrWithoutRulesNothingIsSaid() {
    assertThat(ask(RULES, "GET", "", "").headers()).isEmpty();
    assertThat(ask(CorsRules.OFF, "GET", "https://a.example", "").headers()).isEmpty();
  }
}
