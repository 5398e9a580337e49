package io.holdfast.testkit.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.crypto.hash.HashAlgorithm;
import io.holdfast.crypto.otp.Base32;
import io.holdfast.crypto.otp.KeyUrl;
import io.holdfast.crypto.otp.OtpAlgorithm;
import io.holdfast.crypto.otp.Totp;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** People on a core, groups of them, and an engine that asks them for approvals. */
final class Board implements AutoCloseable {
  static final String DIGEST =
      HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(new byte[] {1, 2, 3}));

  private static final Totp TOTP = new Totp(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30));

  private final TestCore core;
  private final Map<String, String> tokens = new TreeMap<>();
  private String method = "";

  Board() {
    core = TestCore.started(new CustodyEngine());
    core.write("sys/mounts/custody", "{\"type\":\"custody\"}");
    core.write("auth/token/roles/people", "{\"allowed_entity_aliases\":\"*\",\"orphan\":true}");
    policy(
        "person",
        """
        path "sys/approvals" { capabilities = ["list"] }
        path "sys/approvals/*" { capabilities = ["read", "update"] }
        path "custody/*" { capabilities = ["read", "update"] }
        path "identity/approver-key" { capabilities = ["list"] }
        path "identity/approver-key/challenge" { capabilities = ["update"] }
        path "identity/approver-key/register" { capabilities = ["update"] }
        path "identity/approver-key/id/*" { capabilities = ["read", "delete"] }
        path "identity/mfa/method/totp/generate" { capabilities = ["update"] }
        """);
  }

  TestCore core() {
    return core;
  }

  void policy(String name, String text) {
    Reply reply =
        core.write("sys/policies/acl/" + name, Json.object().put("policy", text).toString());
    assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
  }

  /** The token of somebody, the same each time. */
  String token(String name) {
    return tokens.computeIfAbsent(name, this::freshToken);
  }

  private String freshToken(String name) {
    Reply reply =
        core.write(
            "auth/token/create/people",
            "{\"entity_alias\":\"" + name + "\",\"policies\":[\"person\"]}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.text("auth", "client_token");
  }

  String entity(String name) {
    return core.read("auth/token/lookup-self", token(name)).data("entity_id").asText();
  }

  void group(String name, String... people) {
    ObjectNode body = Json.object();
    body.set("member_entity_ids", Json.array(Arrays.stream(people).map(this::entity).toList()));
    Reply reply = core.write("identity/group/name/" + name, body.toString());
    assertThat(reply.status()).as(reply.toString()).isLessThan(300);
  }

  static String factor(String name, String group, int approvals, String proof) {
    return "{\"name\":\"%s\",\"group\":\"%s\",\"approvals\":%d,\"proof\":\"%s\"}"
        .formatted(name, group, approvals, proof);
  }

  static String factors(String... factors) {
    return "\"factors\":[" + String.join(",", factors) + "]";
  }

  /** Asks for approvals; gives the id. */
  String ask(String who, String terms) {
    Reply reply =
        core.write("custody/ask", "{\"digest\":\"" + DIGEST + "\"," + terms + "}", token(who));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.data("id").asText();
  }

  Reply act(String who, String id, String action, String body) {
    return core.write("sys/approvals/" + id + "/" + action, body, token(who));
  }

  Reply approve(String who, String id) {
    return act(who, id, "approve", "{}");
  }

  Reply read(String who, String id) {
    return core.read("sys/approvals/" + id, token(who));
  }

  Reply spend(String id) {
    return core.write("custody/do/" + id, "{\"digest\":\"" + DIGEST + "\"}");
  }

  String state(String id) {
    return core.read("custody/state/" + id).data("state").asText();
  }

  List<String> listed(String who, String query) {
    return core.send(Operation.LIST, "sys/approvals", query, token(who)).keys();
  }

  /** Enrols an authenticator app for somebody; gives its secret. */
  byte[] app(String who, boolean byThemselves) {
    if (method.isEmpty()) {
      method =
          core.write("identity/mfa/method/totp", "{\"issuer\":\"hf\",\"method_name\":\"app\"}")
              .data("method_id")
              .asText();
    }
    Reply made =
        core.write(
            "identity/mfa/method/totp/" + (byThemselves ? "generate" : "admin-generate"),
            "{\"method_id\":\"" + method + "\",\"entity_id\":\"" + entity(who) + "\"}",
            byThemselves ? token(who) : TestCore.ROOT);
    return Base32.decode(KeyUrl.parse(made.data("url").asText()).secret());
  }

  String code(byte[] secret) {
    return TOTP.code(secret, core.clock().instant());
  }

  Reply challenge(String who, byte[] seed) {
    return core.write(
        "identity/approver-key/challenge",
        "{\"public_key\":\"" + hex(Ed25519.publicKey(seed)) + "\"}",
        token(who));
  }

  /** Registers an Ed25519 key by its owner. */
  Reply register(String who, byte[] seed) {
    String message = challenge(who, seed).data("message").asText();
    return core.write(
        "identity/approver-key/register",
        "{\"name\":\"laptop\",\"public_key\":\"%s\",\"signature\":\"%s\"}"
            .formatted(hex(Ed25519.publicKey(seed)), sign(seed, message)),
        token(who));
  }

  /** Registers an Ed25519 key by an administrator. */
  byte[] key(String who) {
    byte[] seed = Ed25519.generateSeed();
    Reply reply =
        core.write(
            "identity/approver-key/admin-register",
            "{\"entity_id\":\"%s\",\"public_key\":\"%s\"}"
                .formatted(entity(who), hex(Ed25519.publicKey(seed))));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return seed;
  }

  /** A signature over an approval, as its page shows the message. */
  String signature(String who, String id, byte[] seed) {
    return sign(seed, read(who, id).data("message").asText());
  }

  static String sign(byte[] seed, String message) {
    return hex(Ed25519.sign(seed, message.getBytes(StandardCharsets.US_ASCII)));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    core.close();
  }
}
