package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalletPathTest {
  private static final String EXTERNAL =
      "[11223344/48h/1h/0h/2h]tpubDDvJ6EKxF7zqQxDZE8yXCdvQ9tAmtbyFyYYovKBWAvoQMdNrRPFvJ6J3wZ5Q9kU7rZTWvZ3EdnbQ6Gqy1RdjMaUv5v9TqqcKgGhcVxq3mB1";

  private final Bench bench = new Bench();

  @BeforeEach
  void key() {
    var _ = bench.done("keys/main", Map.of("network", "mainnet", "mnemonic", Bench.ABOUT));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aTemplateGivesTheDescriptorOfItsBip() {
    Reply wallet = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
    assertThat(wallet.data("descriptor").asText())
        .isEqualTo(
            "wpkh([73c5da0a/84h/0h/0h]xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V/<0;1>/*)#qf45pmyh");
    assertThat(wallet.data("network").asText()).isEqualTo("mainnet");
    assertThat(wallet.data("policy").asText()).isEmpty();
    assertThat(wallet.warnings()).anyMatch(line -> line.contains("signs nothing"));
    assertThat(bench.read("wallets/w").data()).isEqualTo(wallet.data());
    assertThat(bench.core().list("bitcoin/wallets").keys()).containsExactly("w");
  }

  @Test
  void theAddressesAreThoseThatTheBipsPublish() {
    var _ = bench.done("wallets/w84", Map.of("key", "main", "template", "bip84"));
    var _ = bench.done("wallets/w86", Map.of("key", "main", "template", "bip86"));
    Reply first = bench.done("wallets/w84/address", Map.of());
    assertThat(first.data("address").asText())
        .isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
    assertThat(first.data("index").asInt()).isZero();
    assertThat(first.data("path").asText()).isEqualTo("m/84h/0h/0h/0/0");
    assertThat(address("w84", Map.of())).isEqualTo("bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g");
    assertThat(address("w84", Map.of("change", true)))
        .isEqualTo("bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el");
    assertThat(address("w86", Map.of("index", 1)))
        .isEqualTo("bc1p4qhjn9zdvkux4e44uhx8tc55attvtyu358kutcqkudyccelu0was9fqzwh");
  }

  @Test
  void anAddressThatWasAskedForByIndexIsNotGivenOutAgain() {
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
    String third = address("w", Map.of("index", 2));
    Set<String> given = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      given.add(address("w", Map.of()));
    }
    assertThat(given).hasSize(5).doesNotContain(third);
    assertThat(bench.done("wallets/w/address", Map.of()).data("index").asInt()).isEqualTo(6);
  }

  @Test
  void aWalletMadeAgainGoesOnWhereItStopped() {
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
    String first = address("w", Map.of());
    assertThat(bench.core().delete("bitcoin/wallets/w").status()).isEqualTo(204);
    assertThat(bench.read("wallets/w").status()).isEqualTo(404);
    var _ = bench.done("wallets/again", Map.of("key", "main", "template", "bip84"));
    assertThat(address("again", Map.of())).isNotEqualTo(first);
  }

  @Test
  void manyClientsNeverGetTheSameAddress() throws Exception {
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
    Callable<String> ask = () -> address("w", Map.of());
    Set<String> given = new HashSet<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers =
          clients.invokeAll(IntStream.range(0, 40).mapToObj(_ -> ask).toList());
      for (Future<String> answer : answers) {
        given.add(answer.get());
      }
    }
    assertThat(given).hasSize(40);
  }

  @Test
  void aDescriptorWithExternalKeysIsTakenAndCompleted() {
    var _ = bench.done("keys/other", Map.of("network", "mainnet"));
    String ours = bench.expression("main", "m/48h/0h/0h/2h");
    String external = bench.expression("other", "m/48h/0h/0h/2h");
    Reply wallet =
        bench.done(
            "wallets/shared",
            Map.of(
                "key", "main", "descriptor", "wsh(sortedmulti(2," + ours + "," + external + "))"));
    assertThat(wallet.data("descriptor").asText())
        .startsWith("wsh(sortedmulti(2," + ours + "/<0;1>/*," + external + "/<0;1>/*))#");
    assertThat(address("shared", Map.of())).startsWith("bc1q").hasSize(62);
    assertThat(bench.done("wallets/shared/address", Map.of()).data("path").asText())
        .isEqualTo("m/48h/0h/0h/2h/0/1");
  }

  @Test
  void badInputIsA400ThatNamesTheField() {
    String ours = bench.expression("main", "m/84h/0h/0h");
    String wrong = ours.replace("84h", "85h");
    refused(Map.of("template", "bip84"), "keys: is required");
    refused(Map.of("key", "none", "template", "bip84"), "keys: there is no key 'none'");
    refused(Map.of("key", "main"), "template: is absent and so is descriptor");
    refused(
        Map.of("key", "main", "template", "bip84", "descriptor", "wpkh(" + ours + ")"),
        "template: stands beside a descriptor");
    refused(Map.of("key", "main", "template", "bip99"), "template: 'bip99' is none");
    refused(Map.of("key", "main", "template", "bip84", "account", -1), "account: ");
    refused(
        Map.of("key", "main", "template", "bip84", "policy", "none"),
        "policy: there is no policy 'none'");
    refused(descriptor("wpkh(" + ours + "/<0;1>/*)#xxxxxxxx"), "descriptor: descriptor, character");
    refused(descriptor("wpkh(" + ours), "descriptor: descriptor, character");
    refused(descriptor("wpkh(" + wrong + "/<0;1>/*)"), "is not the one that key 'main' has there");
    refused(
        descriptor(
            "wpkh(xpub6ERApfZwUNrhLCkDtcHTcxd75RbzS1ed54G1LkBUHQVHQKqhMkhgbmJbZRkrgZw4koxb5JaHWkY4ALHY2grBGRjaDMzQLcgJvLJuZZvRcEL/<0;1>/*)"),
        "contains no key expression of key 'main', whose fingerprint is 73c5da0a");
    refused(descriptor("wpkh(" + ours + "/0/1)"), "descriptor gives a single script");
    refused(descriptor("wpkh(" + EXTERNAL + "/<0;1>/*)"), "descriptor: ");
    assertThat(bench.core().list("bitcoin/wallets").status()).isEqualTo(404);
  }

  @Test
  void theInternalKeyOfTaprootMayBeNobodysOrACosigners() {
    String ours = bench.expression("main", "m/86h/0h/3h");
    Reply wallet =
        bench.done(
            "wallets/leaf",
            descriptor(
                "tr(50929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0,pk("
                    + ours
                    + "/<0;1>/*))"));
    assertThat(wallet.data("signers").get(0).get("public_key").asText()).startsWith("50929b74");
    assertThat(wallet.data("signers").get(1).get("key").asText()).isEqualTo("main");
    assertThat(address("leaf", Map.of())).startsWith("bc1p");
  }

  @Test
  void severalKeysOfThisMountMayTakePart() {
    var _ = bench.done("keys/second", Map.of("network", "mainnet"));
    Reply wallet =
        bench.done(
            "wallets/two", Map.of("keys", "main,second", "template", "bip48", "threshold", 2));
    assertThat(wallet.data("descriptor").asText())
        .startsWith("wsh(sortedmulti(2,[73c5da0a/48h/0h/0h/2h]xpub");
    assertThat(wallet.data("keys").toString()).isEqualTo("[\"main\",\"second\"]");
    assertThat(
            bench.write("wallets/one", Map.of("keys", "main,second", "template", "bip84")).errors())
        .containsExactly("keys: bip84 is over one key, not 2");
    assertThat(
            bench
                .write(
                    "wallets/twice",
                    Map.of("keys", "main,main", "template", "bip48", "threshold", 1))
                .errors())
        .containsExactly("keys: key 'main' is named twice");
  }

  @Test
  void theTemplatesOfCosignersAreThoseOfTheirBips() {
    var _ = bench.done("keys/other", Map.of("network", "mainnet"));
    String at48 = bench.expression("other", "m/48h/0h/0h/1h");
    String nested =
        bench
            .done(
                "wallets/nested",
                Map.of(
                    "key",
                    "main",
                    "template",
                    "bip48",
                    "script_type",
                    "sh-wsh",
                    "threshold",
                    1,
                    "cosigners",
                    List.of(at48)))
            .data("descriptor")
            .asText();
    assertThat(nested)
        .startsWith(
            "sh(wsh(sortedmulti(1," + bench.expression("main", "m/48h/0h/0h/1h") + "/<0;1>/*,")
        .contains(at48 + "/<0;1>/*)))#");
    String at45 = bench.expression("other", "m/45h");
    String legacy =
        bench
            .done(
                "wallets/legacy",
                Map.of(
                    "key", "main", "template", "bip45", "threshold", 2, "cosigners", List.of(at45)))
            .data("descriptor")
            .asText();
    assertThat(legacy).startsWith("sh(sortedmulti(2," + bench.expression("main", "m/45h"));
    assertThat(legacy.contains("/0/<0;1>/*") ^ legacy.contains("/1/<0;1>/*")).isTrue();
    refused(
        Map.of("key", "main", "template", "bip48", "cosigners", List.of(at48)),
        "threshold: is required");
    refused(
        Map.of("key", "main", "template", "bip48", "threshold", 3, "cosigners", List.of(at48)),
        "cosigners: descriptor, character");
    refused(
        Map.of("key", "main", "template", "bip48", "threshold", 1, "cosigners", List.of("xpub1")),
        "cosigners[0]: extended key can't be read");
    refused(
        Map.of("key", "main", "template", "bip84", "threshold", 1),
        "threshold: goes with bip45 and bip48");
  }

  @Test
  void aWalletWithoutAKeyOfThisMountIsWatchOnlyAndCold() {
    String external = bench.expression("main", "m/84h/0h/0h");
    Reply wallet =
        bench.done(
            "wallets/watch",
            Map.of("descriptor", "wpkh(" + external + ")", "labels", Map.of("73c5da0a", "Ann's")));
    assertThat(wallet.data("custody").asText()).isEqualTo("cold");
    assertThat(wallet.data("network").asText()).isEqualTo("mainnet");
    assertThat(wallet.data("signers").get(0).get("label").asText()).isEqualTo("Ann's");
    assertThat(wallet.data().has("key")).isFalse();
    assertThat(address("watch", Map.of())).isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
    refused(
        Map.of("descriptor", "wpkh(" + external + ")", "custody", "hot"),
        "custody: 'hot' takes a private key of this mount");
    var _ = bench.done("keys/test", Map.of("network", "regtest"));
    String test = bench.expression("test", "m/84h/1h/0h");
    refused(
        Map.of("descriptor", "wpkh(" + test + ")"), "network: is required for a watch-only wallet");
    assertThat(
            bench
                .done(
                    "wallets/regtest",
                    Map.of("descriptor", "wpkh(" + test + ")", "network", "regtest"))
                .data("network")
                .asText())
        .isEqualTo("regtest");
  }

  @Test
  void custodyIsTightenedFreelyAndLoosenedOnlyOnPurpose() {
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
    assertThat(bench.read("wallets/w").data("custody").asText()).isEqualTo("hot");
    assertThat(bench.done("wallets/w", Map.of("custody", "cold")).data("custody").asText())
        .isEqualTo("cold");
    assertThat(bench.write("wallets/w", Map.of("custody", "hot")).errors())
        .containsExactly(
            "confirm: these scripts were held cold and would be held hot; set confirm to true if"
                + " that is meant");
    assertThat(bench.core().delete("bitcoin/wallets/w").status()).isEqualTo(204);
    assertThat(bench.write("wallets/again", Map.of("key", "main", "template", "bip84")).errors())
        .singleElement()
        .asString()
        .startsWith("confirm: ");
    var _ =
        bench.done("wallets/again", Map.of("key", "main", "template", "bip84", "confirm", true));
    assertThat(bench.write("wallets/again", Map.of("custody", "frozen")).errors())
        .containsExactly("custody: 'frozen' is none of hot, warm, cold");
  }

  @Test
  void aWarmWalletTakesNoPolicyThatAsksForNoApprovals() {
    var _ = bench.done("policies/open", Map.of("max_amount", 1));
    refused(
        Map.of("key", "main", "template", "bip84", "custody", "warm", "policy", "open"),
        "policy: wallet 'bad' is warm");
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84", "policy", "open"));
    assertThat(bench.write("wallets/w", Map.of("custody", "warm")).errors())
        .singleElement()
        .asString()
        .startsWith("policy: wallet 'w' is warm, and this policy allows transactions without");
    var _ = bench.done("wallets/w", Map.of("custody", "warm", "policy", ""));
    var _ =
        bench.done(
            "policies/approved",
            Map.of("approvals", List.of(Map.of("groups", List.of("treasury"), "number", 2))));
    Reply warm = bench.done("wallets/w", Map.of("policy", "approved"));
    assertThat(warm.data("custody").asText()).isEqualTo("warm");
  }

  @Test
  void aColdWalletSignsNothing() {
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84", "custody", "cold"));
    Reply reply = bench.write("wallets/w/sign", Map.of("psbt", "cHNidP8="));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errors()).singleElement().asString().startsWith("wallet 'w' is cold");
  }

  @Test
  void aWalletGetsAnotherPolicyButNeverAnotherDescriptor() {
    var _ = bench.done("policies/tight", Map.of("max_amount", 1));
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
    Reply given = bench.done("wallets/w", Map.of("policy", "tight"));
    assertThat(given.data("policy").asText()).isEqualTo("tight");
    Reply same = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
    assertThat(same.data("policy").asText()).isEqualTo("tight");
    assertThat(bench.write("wallets/w", Map.of("key", "main", "template", "bip86")).errors())
        .singleElement()
        .asString()
        .contains("template: wallet 'w' exists with another one");
    assertThat(bench.done("wallets/w", Map.of("policy", "")).data("policy").asText()).isEmpty();
  }

  @Test
  void badPlacesAreRefused() {
    var _ = bench.done("wallets/w", Map.of("key", "main", "template", "bip84"));
    String ours = bench.expression("main", "m/84h/0h/7h");
    var _ =
        bench.done("wallets/one", Map.of("key", "main", "descriptor", "wpkh(" + ours + "/0/*)"));
    assertThat(bench.write("wallets/w/address", Map.of("index", -1)).errors())
        .singleElement()
        .asString()
        .startsWith("index: ");
    assertThat(bench.write("wallets/w/address", Map.of("index", 2147483648L)).status())
        .isEqualTo(400);
    assertThat(bench.write("wallets/one/address", Map.of("change", true)).errors())
        .singleElement()
        .asString()
        .startsWith("change: ");
    assertThat(bench.write("wallets/none/address", Map.of()).status()).isEqualTo(404);
  }

  private String address(String wallet, Map<String, ?> body) {
    return bench.done("wallets/" + wallet + "/address", body).data("address").asText();
  }

  private static Map<String, Object> descriptor(String text) {
    Map<String, Object> body = new HashMap<>();
    body.put("key", "main");
    body.put("descriptor", text);
    return body;
  }

  private void refused(Map<String, ?> body, String message) {
    Reply reply = bench.write("wallets/bad", body);
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
  }
}
