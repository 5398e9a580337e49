package io.holdfast.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.api.Operation;
import io.holdfast.api.Origin;
import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.crypto.otp.Base32;
import io.holdfast.crypto.otp.KeyUrl;
import io.holdfast.crypto.otp.OtpAlgorithm;
import io.holdfast.crypto.otp.Totp;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins that need a code of an authenticator app besides. */
class MfaTest {
  private static final Totp TOTP = new Totp(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30));
  private TestCore core;
  private House house;
  private String method;
  private String entity;
  private byte[] key;

  @BeforeEach
  void start() {
    core = House.started();
    house = new House(core);
    method =
        core.write("identity/mfa/method/totp", "{\"issuer\":\"hf\",\"method_name\":\"app\"}")
            .data("method_id")
            .asText();
    entity = house.knock("alice", "").text("auth", "entity_id");
    key = secret("admin-generate", TestCore.ROOT);
    core.write(
        "identity/mfa/login-enforcement/all",
        "{\"mfa_method_ids\":[\""
            + method
            + "\"],\"auth_method_accessors\":[\""
            + house.accessor()
            + "\"]}");
  }

  @AfterEach
  void stop() {
    core.close();
  }

  private byte[] secret(String path, String token) {
    Reply made =
        core.write(
            "identity/mfa/method/totp/" + path,
            "{\"method_id\":\"" + method + "\",\"entity_id\":\"" + entity + "\"}",
            token);
    assertThat(made.data("barcode").asText()).startsWith("iVBOR");
    return Base32.decode(KeyUrl.parse(made.data("url").asText()).secret());
  }

  private String code() {
    return TOTP.code(key, core.clock().instant());
  }

  private Reply validate(String request, String code) {
    return core.write(
        "sys/mfa/validate",
        "{\"mfa_request_id\":\""
            + request
            + "\",\"mfa_payload\":{\""
            + method
            + "\":[\""
            + code
            + "\"]}}",
        "");
  }

  private String begun() {
    return house.knock("alice", "").text("auth", "mfa_requirement", "mfa_request_id");
  }

  private Answer knockWith(String header) {
    return core.core()
        .handle(
            new Request(
                UUID.randomUUID().toString(),
                Namespace.ROOT,
                Operation.UPDATE,
                "auth/door/login/alice",
                Json.object(),
                null,
                new Origin("127.0.0.1", 50000, List.of()),
                Optional.empty(),
                Map.of("x-vault-mfa", List.of(header))));
  }

  @Test
  void aLoginWaitsForACodeAndHasItsTokenThen() {
    Reply first = house.knock("alice", "");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text("auth", "client_token")).isEmpty();
    var any = first.at("auth", "mfa_requirement", "mfa_constraints", "all", "any").get(0);
    assertThat(any.path("id").asText()).isEqualTo(method);
    assertThat(any.path("name").asText()).isEqualTo("app");
    assertThat(any.path("uses_passcode").asBoolean()).isTrue();
    Reply second = validate(first.text("auth", "mfa_requirement", "mfa_request_id"), code());
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("auth", "entity_id")).isEqualTo(entity);
    assertThat(
            core.read("auth/token/lookup-self", second.text("auth", "client_token"))
                .data("display_name")
                .asText())
        .isEqualTo("door-alice");
  }

  @Test
  void aRequestIsFinishedOnce() {
    String request = begun();
    assertThat(validate(request, code()).status()).isEqualTo(200);
    core.clock().advance(Duration.ofSeconds(60));
    assertThat(validate(request, code()).status()).isEqualTo(400);
  }

  @Test
  void aRequestEndsAfterFiveMinutes() {
    String request = begun();
    core.later(Duration.ofMinutes(6));
    assertThat(validate(request, code()).status()).isEqualTo(400);
  }

  @Test
  void aCodeIsTakenOnce() {
    String code = code();
    assertThat(validate(begun(), code).status()).isEqualTo(200);
    Reply again = validate(begun(), code);
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.errors().getFirst()).contains("used already");
    core.clock().advance(Duration.ofSeconds(30));
    assertThat(validate(begun(), code()).status()).isEqualTo(200);
  }

  @Test
  void wrongCodesAreCountedAndStopTheRightOneForAPeriod() {
    String request = begun();
    String right = code();
    String wrong = right.equals("000000") ? "000001" : "000000";
    for (int i = 0; i < 5; i++) {
      assertThat(validate(request, wrong).status()).isEqualTo(403);
    }
    Reply blocked = validate(request, code());
    assertThat(blocked.status()).isEqualTo(403);
    assertThat(blocked.errors().getFirst()).contains("try again in");
    core.clock().advance(Duration.ofSeconds(31));
    assertThat(validate(request, code()).status()).isEqualTo(200);
  }

  @Test
  void aHeaderGivesTheCodeWithTheLogin() {
    assertThat(knockWith(method + ":" + code()).status()).isEqualTo(200);
    core.clock().advance(Duration.ofSeconds(60));
    assertThat(knockWith("app:" + code()).status()).isEqualTo(200);
    assertThat(knockWith("app:000000").status()).isEqualTo(403);
    assertThat(knockWith("other:" + code()).status()).isEqualTo(403);
  }

  @Test
  void whoHasNoSecretCannotPass() {
    String request = house.knock("bob", "").text("auth", "mfa_requirement", "mfa_request_id");
    Reply refused = validate(request, "123456");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors().getFirst()).contains("no secret");
  }

  @Test
  void aSecretIsShownOnceAndMadeAnewOnceItIsDestroyed() {
    String body = "{\"method_id\":\"" + method + "\",\"entity_id\":\"" + entity + "\"}";
    Reply again = core.write("identity/mfa/method/totp/admin-generate", body);
    assertThat(again.warnings()).hasSize(1);
    assertThat(again.data().isObject()).isFalse();
    core.write("identity/mfa/method/totp/admin-destroy", body);
    byte[] other = secret("admin-generate", TestCore.ROOT);
    assertThat(other).isNotEqualTo(key);
  }

  @Test
  void enforcementAndMethodAreCheckedListedAndDeletedInOrder() {
    String path = "identity/mfa/login-enforcement/all";
    assertThat(core.read(path).data("auth_method_accessors")).hasSize(1);
    assertThat(core.list("identity/mfa/login-enforcement").keys()).containsExactly("all");
    assertThat(core.list("identity/mfa/method").keys()).containsExactly(method);
    assertThat(core.delete("identity/mfa/method/totp/" + method).status()).isEqualTo(400);
    assertThat(core.write(path, "{\"mfa_method_ids\":[\"no\"]}").status()).isEqualTo(400);
    assertThat(core.write(path, "{\"auth_method_accessors\":[\"no\"]}").status()).isEqualTo(400);
    assertThat(core.write(path, "{\"auth_method_accessors\":\"\"}").status()).isEqualTo(400);
    assertThat(core.delete(path).status()).isEqualTo(204);
    assertThat(house.token("alice")).isNotEmpty();
    assertThat(core.delete("identity/mfa/method/totp/" + method).status()).isEqualTo(204);
    assertThat(core.write("identity/mfa/method/duo", "{}").status()).isEqualTo(400);
    assertThat(core.write("identity/mfa/method/totp", "{}").status()).isEqualTo(400);
    assertThat(core.write("identity/mfa/method/totp", "{\"issuer\":\"a\",\"digits\":7}").status())
        .isEqualTo(400);
  }

  @Test
  void aGroupOrAnEntityCanBeGuardedAlone() {
    core.write(
        "identity/mfa/login-enforcement/all",
        "{\"auth_method_accessors\":\"\",\"identity_entity_ids\":\"" + entity + "\"}");
    assertThat(house.knock("alice", "").text("auth", "client_token")).isEmpty();
    assertThat(house.knock("bob", "").text("auth", "client_token")).isNotEmpty();
  }
}
