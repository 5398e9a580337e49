package io.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.api.Json;
import io.holdfast.core.approval.notice.NoticeEvent;
import io.holdfast.testkit.Committee.Kept;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Approvers are told what waits for them, by somebody who proves it, and nobody waits for that. */
class NoticesTest {
  private static final String SECRET = "a secret of the webhook";
  private static final String CANARY = "canary-90412";

  private final Receiver receiver = new Receiver();
  private TestCore core;
  private Committee people;
  private String alice;
  private String bob;

  @BeforeEach
  void start() {
    core = Committee.started();
    people = new Committee(core);
    people.policy(
        "guarded",
        Committee.guarded(
            "probe/values/*", "\"read\", \"update\"", Committee.factor("m", "managers", 1)));
    alice = people.token("alice", "guarded");
    bob = people.approver("bob");
    people.group("managers", bob);
  }

  @AfterEach
  void stop() {
    core.close();
    receiver.close();
  }

  private Reply configure(String more) {
    return core.write(
        "sys/config/control-group",
        "{\"notice_url\":\"%s\",\"notice_secret\":\"%s\"%s}"
            .formatted(receiver.address("/hook"), SECRET, more));
  }

  private List<String> events() {
    return receiver.received().stream().map(got -> got.body().path("event").asText()).toList();
  }

  @Test
  void approversAreToldOfARequestAndOfWhatBecameOfIt() throws Exception {
    assertThat(configure("").status()).isEqualTo(204);
    Kept kept = Kept.of(core.write("probe/values/a", "{\"value\":\"" + CANARY + "\"}", alice));
    core.keepHouse();
    assertThat(events()).containsExactly("requested");

    Receiver.Got got = receiver.received().getFirst();
    JsonNode body = got.body();
    assertThat(body.path("accessor").asText()).isEqualTo(kept.accessor());
    assertThat(body.path("kind").asText()).isEqualTo("control-group");
    assertThat(body.path("path").asText()).isEqualTo("probe/values/a");
    assertThat(body.path("operation").asText()).isEqualTo("update");
    assertThat(body.path("requester").path("id").asText()).isEqualTo(people.entity(alice));
    assertThat(body.path("factors").get(0).path("group_names").get(0).asText())
        .isEqualTo("managers");
    assertThat(got.text()).doesNotContain(CANARY).doesNotContain(kept.token());
    assertThat(got.header("X-Holdfast-Notice")).isEqualTo(body.path("id").asText());
    assertThat(got.header("X-Holdfast-Signature")).isEqualTo(signature(got));

    people.approve(kept, bob);
    core.keepHouse();
    assertThat(events()).containsExactlyInAnyOrder("requested", "authorized", "approved");
    people.open(kept);
    people.ask(alice);
    core.later(Duration.ofHours(25));
    assertThat(events()).contains("expired").hasSize(5);
  }

  private static String signature(Receiver.Got got) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = got.header("X-Holdfast-Timestamp") + "." + got.text();
    return "sha256="
        + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void onlyWhatWasChosenIsTold() {
    configure(",\"notice_events\":\"approved\"");
    Kept kept = people.ask(alice);
    people.approve(kept, bob);
    core.keepHouse();
    assertThat(events()).containsExactly("approved");
  }

  @Test
  void aReceiverThatFailsGetsTheSameNoticeAgainLaterAndLater() {
    configure(",\"notice_events\":\"requested\"");
    receiver.answer(503);
    people.ask(alice);
    core.keepHouse();
    core.keepHouse();
    assertThat(receiver.received()).hasSize(1);
    core.later(Duration.ofSeconds(11));
    assertThat(receiver.received()).hasSize(2);
    core.later(Duration.ofSeconds(11));
    assertThat(receiver.received()).hasSize(2);
    receiver.answer(200);
    core.later(Duration.ofSeconds(11));
    assertThat(receiver.received()).hasSize(3);
    assertThat(receiver.received().stream().map(Receiver.Got::text).distinct()).hasSize(1);
    core.later(Duration.ofHours(2));
    assertThat(receiver.received()).hasSize(3);
    assertThat(config("notice_last_failure")).isEqualTo("the webhook answered 503");
    assertThat(config("notices_given_up")).isEqualTo("0");
  }

  private String config(String name) {
    return core.read("sys/config/control-group").data(name).asText();
  }

  @Test
  void aNoticeThatNeverArrivesIsGivenUpAndThatIsNoted() {
    configure(",\"notice_events\":\"requested\",\"notice_give_up_after\":\"1m\"");
    receiver.answer(500);
    people.ask(alice);
    core.keepHouse();
    for (int i = 0; i < 20; i++) {
      core.later(Duration.ofSeconds(10));
    }
    assertThat(receiver.received()).hasSize(3);
    assertThat(config("notices_given_up")).isEqualTo("1");
  }

  @Test
  void aRedirectIsNotFollowed() {
    configure("");
    receiver.redirect("/elsewhere");
    people.ask(alice);
    core.keepHouse();
    assertThat(receiver.received()).extracting(Receiver.Got::path).containsExactly("/hook");
    assertThat(config("notice_last_failure")).isEqualTo("the webhook answered 302");
  }

  @Test
  void aReceiverThatIsGoneKeepsNobodyWaiting() {
    configure("");
    receiver.close();
    Kept kept = people.ask(alice);
    core.keepHouse();
    assertThat(people.approve(kept, bob).data("approved").asBoolean()).isTrue();
    assertThat(people.open(kept).data("value").asText()).isEqualTo("secret");
    assertThat(config("notice_last_failure")).isEqualTo("no connection");
  }

  @Test
  void whatIsNotConfiguredAnyMoreIsNotSent() {
    configure("");
    people.ask(alice);
    core.write("sys/config/control-group", "{\"notice_url\":\"\"}");
    core.keepHouse();
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void theSecretIsNeverShownAndStaysWhenOtherThingsChange() {
    configure("");
    assertThat(core.read("sys/config/control-group").body().toString()).doesNotContain(SECRET);
    core.write("sys/config/control-group", "{\"max_ttl\":\"1h\"}");
    people.ask(alice);
    core.keepHouse();
    assertThat(receiver.received()).hasSize(1);
    assertThat(config("notice_events")).isEmpty();
    assertThat(core.read("sys/config/control-group").data("notice_events"))
        .hasSize(NoticeEvent.values().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/hook",
        "ftp://127.0.0.1/",
        "https://",
        "https://user:word@example.org/",
        "https://example.org/#part",
        "file:///etc/passwd",
        "x y",
        "//127.0.0.1/"
      })
  void anAddressThatCannotBeTrustedIsRefused(String url) {
    Reply reply =
        core.write(
            "sys/config/control-group",
            Json.object().put("notice_url", url).put("notice_secret", SECRET).toString());
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errors().getFirst()).startsWith("notice_url: ");
  }

  @Test
  void aWeakSecretAnUnknownEventAndWhatIsNoCertificateAreRefused() {
    assertThat(
            core.write(
                    "sys/config/control-group",
                    "{\"notice_url\":\"https://example.org/\",\"notice_secret\":\"short\"}")
                .errors()
                .getFirst())
        .startsWith("notice_secret: ");
    assertThat(configure(",\"notice_events\":\"all\"").errors().getFirst())
        .startsWith("notice_events: ");
    assertThat(configure(",\"notice_ca_cert\":\"x\"").errors().getFirst())
        .startsWith("notice_ca_cert: ");
    assertThat(config("notice_url")).isEmpty();
  }
}
