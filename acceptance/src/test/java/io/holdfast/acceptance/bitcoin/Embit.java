package io.holdfast.acceptance.bitcoin;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.peer.Python;
import io.holdfast.acceptance.program.Api;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An independent wallet program over embit: {@code bitcoin_wallet.py}. */
final class Embit {
  private Embit() {}

  /** The key expression of an account of a mnemonic's, as {@code [fingerprint/path]tpub...}. */
  static String keyExpression(String mnemonic, String path) {
    return ask("key", Map.of("mnemonic", mnemonic, "path", path)).get("key_expression").asText();
  }

  static String address(String descriptor, int branch, int index) {
    return ask("address", Map.of("descriptor", descriptor, "branch", branch, "index", index))
        .get("address")
        .asText();
  }

  /**
   * Drafts a payment from a wallet of which only the descriptor is known.
   *
   * @param fee in sat; what the coins are worth beyond it and the amount is change
   * @return a PSBT in base64
   */
  static String draft(String descriptor, List<Coin> coins, String to, long amount, long fee) {
    return draft(
        descriptor,
        coins,
        List.of(Map.of("address", to, "amount", amount)),
        Map.of("index", 0, "amount", rest(coins, amount + fee)));
  }

  /** Drafts a payment whose change goes to another wallet than the one that pays. */
  static String draftWithChangeTo(
      SignerWallet payer, SignerWallet other, List<Coin> coins, String to, long amount, long fee) {
    return draft(
        payer.descriptor(),
        coins,
        List.of(
            Map.of("address", to, "amount", amount),
            Map.of("address", other.address(), "amount", rest(coins, amount + fee))),
        Map.of());
  }

  private static long rest(List<Coin> coins, long spent) {
    return coins.stream().mapToLong(Coin::amount).sum() - spent;
  }

  private static String draft(
      String descriptor,
      List<Coin> coins,
      List<Map<String, Object>> outputs,
      Map<String, Object> change) {
    return ask(
            "draft",
            Map.of(
                "descriptor", descriptor,
                "coins", coins.stream().map(Coin::forDraft).toList(),
                "outputs", outputs,
                "change", change))
        .get("psbt")
        .asText();
  }

  /** Adds the signatures of a mnemonic's keys. */
  static String cosign(String mnemonic, String psbt) {
    return ask("cosign", Map.of("mnemonic", mnemonic, "psbt", psbt)).get("psbt").asText();
  }

  /** The finished transaction, in hex. */
  static String finish(String psbt) {
    return ask("finish", Map.of("psbt", psbt)).get("transaction").asText();
  }

  static String txid(String psbt) {
    return ask("finish", Map.of("psbt", psbt)).get("txid").asText();
  }

  /** A wallet file of Electrum's in which a mnemonic signs as one of several cosigners. */
  static String electrumWallet(String mnemonic, String path, List<String> cosigners) {
    return ask("electrum", Map.of("mnemonic", mnemonic, "path", path, "cosigners", cosigners))
        .toString();
  }

  /** The same for segwit nested in P2SH. */
  static String nestedElectrumWallet(String mnemonic, String path, List<String> cosigners) {
    return ask(
            "electrum",
            Map.of("mnemonic", mnemonic, "path", path, "cosigners", cosigners, "nested", true))
        .toString();
  }

  /** The addresses of a chain of a descriptor, as embit derives them. */
  static List<String> addresses(String descriptor, int branch, int count) {
    List<String> all = new ArrayList<>();
    ask("addresses", Map.of("descriptor", descriptor, "branch", branch, "count", count))
        .get("addresses")
        .forEach(each -> all.add(each.asText()));
    return all;
  }

  private static JsonNode ask(String what, Map<String, ?> document) {
    return Python.script("bitcoin_wallet.py", what)
        .typing(new String(Api.json(document), StandardCharsets.UTF_8))
        .run()
        .succeeds()
        .json();
  }
}
