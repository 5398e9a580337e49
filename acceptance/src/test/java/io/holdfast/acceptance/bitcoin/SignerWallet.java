package io.holdfast.acceptance.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A wallet in this server, over the HTTP API alone.
 *
 * @param name its name, which its key and policy have too
 * @param address its first receive address
 */
record SignerWallet(Api api, String name, String descriptor, String address) {
  static final long MAX_AMOUNT = 2_000_000_000;
  static final long MAX_FEE = 50_000;

  /** A wallet by a template, which may pay only this address. */
  static SignerWallet byTemplate(Api api, String template, String destination) {
    createKey(api, template);
    writePolicy(api, template, destination);
    return create(api, template, Map.of("template", template));
  }

  /**
   * A wallet of two signatures out of three, with two cosigners of whom only the key expressions
   * are known here.
   */
  static SignerWallet twoOfThree(
      Api api, String name, String accountPath, List<String> cosigners, String destination) {
    createKey(api, name);
    writePolicy(api, name, destination);
    String own = keyExpression(api, name, accountPath);
    String descriptor =
        "wsh(sortedmulti(2,%s/<0;1>/*,%s/<0;1>/*,%s/<0;1>/*))"
            .formatted(own, cosigners.get(0), cosigners.get(1));
    return create(api, name, Map.of("descriptor", descriptor));
  }

  private static String keyExpression(Api api, String key, String path) {
    return api.get("bitcoin/keys/" + key + "/xpub?path=" + path)
        .succeeds()
        .text("data/key_expression");
  }

  /** The key expression of this server's own part in it. */
  String keyExpression(String path) {
    return keyExpression(api, name, path);
  }

  private static void createKey(Api api, String name) {
    api.post("bitcoin/keys/" + name, Map.of("network", "simnet")).succeeds();
  }

  private static void writePolicy(Api api, String name, String destination) {
    api.post(
            "bitcoin/policies/" + name,
            Map.of(
                "max_amount",
                MAX_AMOUNT,
                "max_fee",
                MAX_FEE,
                "max_feerate",
                200,
                "destinations",
                List.of(destination)))
        .succeeds();
  }

  private static SignerWallet create(Api api, String name, Map<String, String> scripts) {
    Map<String, Object> body = new HashMap<>(scripts);
    body.put("key", name);
    body.put("policy", name);
    Reply made = api.post("bitcoin/wallets/" + name, body).succeeds();
    Reply first = api.post("bitcoin/wallets/" + name + "/address").succeeds();
    assertThat(first.at("data/index").asInt()).isZero();
    return new SignerWallet(api, name, made.text("data/descriptor"), first.text("data/address"));
  }

  /** Asks for a signature. */
  Reply sign(String psbt) {
    return api.post("bitcoin/wallets/" + name + "/sign", Map.of("psbt", psbt));
  }

  /** Asks for one that the policy refuses by this rule; nothing that is signed comes back. */
  void refuses(String psbt, String rule, String... numbers) {
    Reply reply = sign(psbt).refuses(403, rule + ": ");
    assertThat(String.join(" ", reply.errors())).contains(numbers);
    assertThat(reply.at("data/decision/allowed").asBoolean(true)).as(reply::toString).isFalse();
    assertThat(reply.at("data/psbt").isMissingNode()).as(reply::toString).isTrue();
    assertThat(reply.at("data/transaction").isMissingNode()).as(reply::toString).isTrue();
  }
}
