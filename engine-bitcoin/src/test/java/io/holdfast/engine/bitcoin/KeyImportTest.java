package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.testkit.Reply;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyImportTest {
  /** The master key of {@link Bench#ABOUT}, and the same as {@code tprv}. */
  private static final String XPRV =
      "xprv9s21ZrQH143K3GJpoapnV8SFfukcVBSfeCficPSGfubmSFDxo1kuHnLisriDvSnRRuL2Qrg5ggqHKNVpxR86QEC8w35uxmGoggxtQTPvfUu";

  /** Its account key m/84h/0h/0h in the form of SLIP-132 (the vector of BIP-84). */
  private static final String ZPRV =
      "zprvAdG4iTXWBoARxkkzNpNh8r6Qag3irQB8PzEMkAFeTRXxHpbF9z4QgEvBRmfvqWvGp42t42nvgGpNgYSJA9iefm1yYNZKEm7z6qUWCroSQnE";

  private static final String ZPUB =
      "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";

  private static final String WIF = "KzSRqnCVwjzY8id2X5oHEJWXkSHwKUYaAXusjwgkES8BuQPJnPNu";
  private static final String TEST_WIF = "cVpF924EspNh8KjYsfhgY96mmxvT6DgdWiTYMtMjuM74hJaU5psW";

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aMasterKeyWithoutItsSeedIsAKeyLikeAnother() {
    Reply made = imported(Map.of("network", "mainnet", "xprv", XPRV));
    assertThat(made.data("fingerprint").asText()).isEqualTo("73c5da0a");
    assertThat(made.data("kind").asText()).isEqualTo("xprv");
    assertThat(made.data("source").asText()).isEqualTo("xprv");
    assertThat(bench.xpub("k", "m/84h/0h/0h").data("xpub").asText())
        .isEqualTo(
            "xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V");
    assertThat(
            bench
                .done("wallets/w", Map.of("key", "k", "template", "bip84"))
                .data("descriptor")
                .asText())
        .startsWith("wpkh([73c5da0a/84h/0h/0h]xpub6CatWdi");
    assertThat(bench.done("wallets/w/address", Map.of()).data("address").asText())
        .isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
  }

  @Test
  void anAccountKeyIsImportedWithItsOriginAndNothingAboveItIsReached() {
    Reply made =
        imported(Map.of("network", "mainnet", "xprv", ZPRV, "origin", "[73c5da0a/84h/0h/0h]"));
    assertThat(made.data("fingerprint").asText()).isEqualTo("73c5da0a");
    assertThat(made.data("origin").asText()).isEqualTo("73c5da0a/84h/0h/0h");
    assertThat(bench.xpub("k", "m/84h/0h/0h/0").data("key_expression").asText())
        .startsWith("[73c5da0a/84h/0h/0h/0]xpub");
    assertThat(bench.xpub("k", "m/84h").errors())
        .singleElement()
        .asString()
        .startsWith("path: what is held begins at m/84h/0h/0h");
    var _ = bench.done("wallets/w", Map.of("key", "k", "template", "bip84"));
    assertThat(bench.done("wallets/w/address", Map.of()).data("address").asText())
        .isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
  }

  @Test
  void anAccountKeyWithoutItsOriginIsTheRootOfItsOwnTree() {
    Reply made = imported(Map.of("network", "mainnet", "xprv", ZPRV));
    assertThat(made.data().has("origin")).isFalse();
    assertThat(made.data("fingerprint").asText()).isEqualTo("fd13aac9");
    assertThat(bench.xpub("k", "m/0/0").status()).isEqualTo(200);
    assertThat(bench.xpub("k", "m").data("key_expression").asText()).startsWith("[fd13aac9]xpub");
  }

  @Test
  void anOriginThatTheKeyContradictsIsRefused() {
    refused(
        Map.of("network", "mainnet", "xprv", ZPRV, "origin", "73c5da0a/84h/0h"),
        "the origin has 2 steps, and the key says that it is at depth 3");
    refused(
        Map.of("network", "mainnet", "xprv", ZPRV, "origin", "73c5da0a/84h/0h/1h"),
        "the key says that it is child 0h");
    refused(
        Map.of("network", "mainnet", "xprv", XPRV, "origin", "11111111"),
        "the origin is of master key 11111111, and this is master key 73c5da0a");
    refused(Map.of("network", "mainnet", "origin", "11111111"), "origin: goes with");
  }

  @Test
  void aSingleKeyHasAWalletOfOneAddressThatSigns() {
    Reply made = imported(Map.of("network", "regtest", "wif", TEST_WIF));
    assertThat(made.data("kind").asText()).isEqualTo("single");
    String publicKey = made.data("public_key").asText();
    assertThat(publicKey).hasSize(66);
    assertThat(bench.xpub("k", "m").errors())
        .singleElement()
        .asString()
        .contains("single key without a chain code", publicKey);
    var _ = bench.done("policies/p", Map.of());
    Wallet wallet =
        Bench.opened(
            bench.done(
                "wallets/w",
                Map.of("key", "k", "descriptor", "wpkh(" + publicKey + ")", "policy", "p")));
    String address = bench.done("wallets/w/address", Map.of()).data("address").asText();
    Reply again = bench.done("wallets/w/address", Map.of());
    assertThat(again.data("address").asText()).isEqualTo(address);
    assertThat(again.warnings()).anySatisfy(line -> assertThat(line).contains("given out before"));
    Reply signed = bench.done("wallets/w/sign", Map.of("psbt", payment(wallet).base64()));
    assertThat(signed.data("complete").asBoolean()).isTrue();
  }

  @Test
  void aDescriptorWithAPrivateKeyMakesAKeyAndAPublicDescriptorForAWallet() {
    Reply made =
        imported(
            Map.of("network", "mainnet", "descriptor", "wpkh(" + XPRV + "/84h/0h/0h/<0;1>/*)"));
    assertThat(made.data("source").asText()).isEqualTo("descriptor");
    String descriptor = made.data("descriptor").asText();
    assertThat(descriptor)
        .isEqualTo(
            "wpkh([73c5da0a/84h/0h/0h]xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V/<0;1>/*)#qf45pmyh");
    var _ = bench.done("wallets/w", Map.of("key", "k", "descriptor", descriptor));
    assertThat(bench.done("wallets/w/address", Map.of()).data("address").asText())
        .isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
    assertThat(bench.read("keys/k").data().has("descriptor")).isFalse();
  }

  @Test
  void aDescriptorWithoutAPrivateKeyOrWithSeveralIsRefused() {
    refused(Map.of("network", "mainnet", "descriptor", "wpkh(" + ZPUB + ")"), "descriptor: ");
    refused(
        Map.of(
            "network",
            "mainnet",
            "descriptor",
            "wpkh([73c5da0a/84h/0h/0h]xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V/<0;1>/*)"),
        "descriptor: descriptor holds no private key");
    refused(
        Map.of("network", "mainnet", "descriptor", "wsh(multi(1," + XPRV + "/0/*," + WIF + "))"),
        "descriptor: descriptor holds 2 private keys");
  }

  @Test
  void aWatchOnlyKeyGivesAddressesAndSignsNothing() {
    Reply made =
        bench.done(
            "keys/k", Map.of("network", "mainnet", "xpub", ZPUB, "origin", "73c5da0a/84h/0h/0h"));
    assertThat(made.data("kind").asText()).isEqualTo("watch-only");
    assertThat(made.data("imported").asBoolean()).isFalse();
    assertThat(made.warnings()).anySatisfy(line -> assertThat(line).contains("watch-only"));
    var _ = bench.done("policies/p", Map.of());
    Wallet wallet =
        Bench.opened(
            bench.done("wallets/w", Map.of("key", "k", "template", "bip84", "policy", "p")));
    assertThat(bench.done("wallets/w/address", Map.of()).data("address").asText())
        .isEqualTo("bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu");
    Reply refused = bench.write("wallets/w/sign", Map.of("psbt", payment(wallet).base64()));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.errors()).singleElement().asString().contains("is cold: it signs elsewhere");
    refused(
        Map.of("network", "mainnet", "xpub", ZPUB, "exportable", true),
        "exportable: has no meaning");
    refused(Map.of("network", "mainnet", "xpub", XPRV), "xpub: ");
  }

  @Test
  void aSeedIsImportedAsItIs() {
    Reply made = imported(Map.of("network", "mainnet", "seed", "000102030405060708090a0b0c0d0e0f"));
    assertThat(made.data("fingerprint").asText()).isEqualTo("3442193e");
    refused(Map.of("network", "mainnet", "seed", "0001"), "seed: seed has 2 bytes");
    refused(Map.of("network", "mainnet", "seed", "xyz0"), "seed: is not in hexadecimal");
  }

  @Test
  void sharesRestoreTheKeyThatTheyAreOf() {
    Reply made =
        imported(
            Map.of(
                "network",
                "mainnet",
                "shares",
                List.of(
                    "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue view short owner flip making coding armed",
                    "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip twice unkind craft early superior advocate guest smoking"),
                "shares_passphrase",
                "TREZOR"));
    assertThat(made.data("kind").asText()).isEqualTo("seed");
    assertThat(made.data("source").asText()).isEqualTo("shares");
    refused(
        Map.of(
            "network",
            "mainnet",
            "shares",
            "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist rescue view short owner flip making coding armed"),
        "shares: group 1 has 1 of the 2 shares it needs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "japanese | あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あいこくしん あおぞら",
        "chinese_simplified | 的 的 的 的 的 的 的 的 的 的 的 在",
        "spanish | ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco abierto",
      })
  void theLanguageIsFoundByTheWords(String language, String sentence) {
    Reply made = imported(Map.of("network", "mainnet", "mnemonic", sentence));
    assertThat(made.data("language").asText()).isEqualTo(language);
    assertThat(made.data("words").asInt()).isEqualTo(12);
  }

  @Test
  void aLanguageThatIsGivenIsTheOneThatCounts() {
    refused(
        Map.of("network", "mainnet", "mnemonic", Bench.ABOUT, "language", "spanish"),
        "mnemonic: word 1 of the mnemonic is not in the BIP-39 list 'spanish'");
    refused(
        Map.of("network", "mainnet", "mnemonic", Bench.ABOUT, "language", "klingon"),
        "unknown language; there are english, japanese");
    String zero = "的 的 的 的 的 的 的 的 的 的 的 在";
    assertThat(
            imported(
                    Map.of(
                        "network", "mainnet", "mnemonic", zero, "language", "chinese_simplified"))
                .data("language")
                .asText())
        .isEqualTo("chinese_simplified");
  }

  @Test
  void aNewKeyIsMadeInTheLanguageThatIsWanted() {
    var _ =
        bench.done(
            "keys/k",
            Map.of("network", "regtest", "language", "czech", "words", 15, "exportable", true));
    Reply exported = bench.read("keys/k/export");
    assertThat(exported.data("language").asText()).isEqualTo("czech");
    assertThat(exported.data("mnemonic").asText().split(" ")).hasSize(15);
    Reply again =
        bench.done(
            "keys/again",
            Map.of("network", "regtest", "mnemonic", exported.data("mnemonic").asText()));
    assertThat(again.data("fingerprint")).isEqualTo(exported.data("fingerprint"));
  }

  @Test
  void whatIsExportableIsShownInTheFormThatItHas() {
    var _ = bench.done("keys/a", Map.of("network", "mainnet", "xprv", XPRV, "exportable", true));
    assertThat(bench.read("keys/a/export").data("xprv").asText()).isEqualTo(XPRV);
    assertThat(bench.read("keys/a/export").data().has("mnemonic")).isFalse();
    var _ = bench.done("keys/b", Map.of("network", "mainnet", "wif", WIF, "exportable", true));
    assertThat(bench.read("keys/b/export").data("wif").asText()).isEqualTo(WIF);
  }

  @Test
  void keysOfAnotherNetworkAndTwoKeysAtOnceAreRefused() {
    refused(Map.of("network", "regtest", "xprv", XPRV), "xprv: extended key begins with xprv");
    refused(Map.of("network", "regtest", "xpub", ZPUB), "xpub: extended key begins with xpub");
    refused(
        Map.of("network", "regtest", "wif", WIF),
        "wif: private key is written for another network");
    refused(Map.of("network", "mainnet", "xprv", XPRV, "wif", WIF), "wif: stands beside xprv");
    refused(Map.of("network", "mainnet", "xprv", XPRV, "words", 12), "words: is for a new key");
    refused(Map.of("network", "mainnet", "xprv", XPRV, "passphrase", "x"), "passphrase: goes with");
    refused(Map.of("network", "mainnet", "xprv", XPRV.replace('9', 'A')), "xprv: ");
  }

  @Test
  void noSecretThatIsImportedIsStoredOrLoggedInClear() {
    Path audit = bench.audited();
    var _ = imported(Map.of("network", "mainnet", "xprv", XPRV));
    var _ = bench.done("keys/w", Map.of("network", "mainnet", "wif", WIF));
    var _ = bench.done("keys/m", Map.of("network", "mainnet", "mnemonic", Bench.ABOUT));
    var _ =
        bench.done("keys/s", Map.of("network", "mainnet", "seed", "cafe0102030405060708090a0b0c0d0e"));
    assertThat(
            bench.holdsAny(
                audit, List.of(XPRV, XPRV.substring(20), WIF, "abandon abandon", "cafe0102")))
        .isFalse();
  }

  /** Imports a key {@code k}, which is answered with a warning and without its secret. */
  private Reply imported(Map<String, ?> body) {
    Reply made = bench.done("keys/k", body);
    assertThat(made.data("imported").asBoolean()).isTrue();
    assertThat(made.warnings()).anySatisfy(line -> assertThat(line).contains("existed outside"));
    assertThat(made.body().toString()).doesNotContain("xprv9", "zprv", WIF, "shadow pistol");
    return made;
  }

  private Psbt payment(Wallet wallet) {
    WalletScript own = wallet.at(Place.receive(0));
    return new PaymentDraft()
        .spend(Bench.coin(1, own.derived().scriptPubKey(), 100_000), 0, own)
        .pay(own.derived().scriptPubKey(), 99_000)
        .psbt();
  }

  private void refused(Map<String, ?> body, String message) {
    Reply reply = bench.write("keys/bad", new HashMap<>(body));
    assertThat(reply.status()).as(message).isEqualTo(400);
    assertThat(reply.errors()).anySatisfy(error -> assertThat(error).contains(message));
    assertThat(reply.body().toString()).doesNotContain(XPRV, WIF, "abandon", "shadow");
  }
}
