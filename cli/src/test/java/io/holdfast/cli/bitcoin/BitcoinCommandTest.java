package io.holdfast.cli.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import io.holdfast.cli.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts and PSBTs reach the engine exactly; a mnemonic need never be an argument. */
class BitcoinCommandTest {
  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandLineRun shell() {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address());
  }

  @ParameterizedTest
  @CsvSource({
    "150000,150000",
    "150000sat,150000",
    "1 sat,1",
    "0.0015btc,150000",
    "1BTC,100000000",
    "0.00000001btc,1",
    "20_000,20000",
    "0,0"
  })
  void amountsAreSatoshi(String typed, long satoshi) {
    assertThat(Amount.parse("-max-fee", typed)).isEqualTo(satoshi);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.5", "1.5sat", "0.000000001btc", "-1", "1e8", "btc", "0,5btc"})
  void whatIsNoAmountIsRefused(String typed) {
    assertThatThrownBy(() -> Amount.parse("-max-fee", typed))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("-max-fee");
  }

  @Test
  void aPolicyIsSentInSatoshiWithOnlyTheRulesThatWereGiven() {
    server.answer(
        "POST /v1/bitcoin/policies/p",
        200,
        "{\"data\":{\"version\":1,\"max_amount\":2000000,\"max_feerate\":25.5}}");
    Result result =
        shell().run("bitcoin", "policy", "write", "-max-amount=0.02btc", "-max-feerate=25.5", "p");
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"max_amount\":2000000,\"max_feerate\":25.5}");
    assertThat(result.out()).contains("2000000 sat (0.02 BTC)").contains("25.5 sat/vB");
    shell().run("bitcoin", "policy", "write", "-destinations=", "p");
    assertThat(server.lastAsked().body()).isEqualTo("{\"destinations\":[]}");
  }

  @Test
  void aMnemonicIsTypedUnseenOrComesFromAFileOrStdin() throws IOException {
    server.answer("POST /v1/btc/keys/k", 200, "{\"data\":{\"fingerprint\":\"73c5da0a\"}}");
    shell()
        .hidden("abandon about")
        .run("bitcoin", "key", "import", "-mount=btc", "-network=regtest", "k");
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"network\":\"regtest\",\"mnemonic\":\"abandon about\"}");
    Path file = Files.writeString(home.resolve("pass"), "my pass\n");
    shell()
        .stdin("abandon about\n")
        .run("bitcoin", "key", "import", "-mount=btc", "k", "mnemonic=-", "passphrase=@" + file);
    assertThat(server.lastAsked().body())
        .isEqualTo(
            "{\"network\":\"mainnet\",\"mnemonic\":\"abandon about\",\"passphrase\":\"my pass\"}");
    assertThat(shell().run("bitcoin", "key", "import", "k").exitCode()).isEqualTo(1);
  }

  @Test
  void aPsbtIsTakenInBase64OrBinary() throws IOException {
    byte[] psbt = {'p', 's', 'b', 't', (byte) 0xff, 0, 1};
    String base64 = Base64.getEncoder().encodeToString(psbt);
    Path binary = Files.write(home.resolve("binary"), psbt);
    Path text =
        Files.writeString(
            home.resolve("text"), base64.substring(0, 4) + "\n" + base64.substring(4) + "\n");
    String expected = "{\"psbt\":\"" + base64 + "\"}";
    shell().run("bitcoin", "sign", "w", "psbt=@" + binary);
    assertThat(server.lastAsked().body()).isEqualTo(expected);
    shell().run("bitcoin", "sign", "w", "@" + text);
    assertThat(server.lastAsked().body()).isEqualTo(expected);
    shell().stdin(base64).run("bitcoin", "sign", "w", "psbt=-");
    assertThat(server.lastAsked().body()).isEqualTo(expected);
    assertThat(server.lastAsked().target()).isEqualTo("/v1/bitcoin/wallets/w/sign");
  }

  @Test
  void aSignatureShowsWhatWasDecidedAndARefusalItsRule() {
    server.answer(
        "POST /v1/bitcoin/wallets/w/sign",
        200,
        """
        {"data":{"psbt":"cHNi","signed_inputs":[0,1],"complete":true,"txid":"aa","transaction":"0200",
         "decision":{"policy":"p","version":3,"allowed":true,"amount":1200000,"fee":1500,"feerate":10.6,
         "trace":[{"rule":"max_amount","outcome":"allow","message":"1200000 of 2000000 sat"}]}}}\
        """);
    Result signed = shell().run("bitcoin", "sign", "w", "psbt=x");
    assertThat(signed.out())
        .contains("p version 3")
        .contains("1200000 sat (0.012 BTC)")
        .contains("10.6 sat/vB")
        .contains("rule max_amount    allow: 1200000 of 2000000 sat")
        .contains("[0 1]");
    server.answer(
        "POST /v1/bitcoin/wallets/w/sign",
        403,
        "{\"errors\":[\"transaction refused by policy 'p' version 3: max_amount: 5 sat over\"]}");
    Result refused = shell().run("bitcoin", "sign", "w", "psbt=x");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("max_amount: 5 sat over");
  }

  @Test
  void aWalletNeedsOneWayToDeriveIt() {
    assertThat(shell().run("bitcoin", "wallet", "create", "-key=k", "w").exitCode()).isEqualTo(1);
    shell().run("bitcoin", "wallet", "create", "-key=k", "-template=bip84", "-policy=p", "w");
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"keys\":[\"k\"],\"template\":\"bip84\",\"policy\":\"p\"}");
    shell().run("bitcoin", "key", "xpub", "k", "m/84h/0h/0h");
    assertThat(server.lastAsked().target())
        .isEqualTo("/v1/bitcoin/keys/k/xpub?path=m%2F84h%2F0h%2F0h");
  }

  @Test
  void cosignersCustodyAndLabelsAreSentAsTheyAreGiven() {
    shell()
        .run(
            "bitcoin",
            "wallet",
            "create",
            "-key=a,b",
            "-template=bip48",
            "-threshold=2",
            "-cosigners=[00000000/48h]xpub1",
            "-custody=warm",
            "-labels=73c5da0a=Ann,00000000=Ben",
            "w");
    assertThat(server.lastAsked().body())
        .isEqualTo(
            "{\"keys\":[\"a\",\"b\"],\"template\":\"bip48\",\"threshold\":2,"
                + "\"cosigners\":[\"[00000000/48h]xpub1\"],\"custody\":\"warm\","
                + "\"labels\":{\"73c5da0a\":\"Ann\",\"00000000\":\"Ben\"}}");
    assertThat(shell().run("bitcoin", "wallet", "update", "w").exitCode()).isEqualTo(1);
    shell().run("bitcoin", "wallet", "update", "-custody=hot", "-confirm", "-policy=", "w");
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"policy\":\"\",\"custody\":\"hot\",\"confirm\":true}");
  }

  @Test
  void anExportIsPrintedOrWrittenAsItIs() throws IOException {
    server.answer(
        "GET /v1/bitcoin/wallets/w/export?format=specter",
        200,
        "{\"data\":{\"format\":\"specter\",\"file\":\"{\\\"label\\\": 1}\\n\"}}");
    String printed = shell().run("bitcoin", "wallet", "export", "-as=specter", "w").out();
    assertThat(printed).isEqualTo("{\"label\": 1}\n");
    Path file = home.resolve("w.json");
    shell().run("bitcoin", "wallet", "export", "-as=specter", "-out=" + file, "w");
    assertThat(file).hasContent("{\"label\": 1}\n");
    shell().run("bitcoin", "wallet", "import", "-key=k", "again", file.toString());
    assertThat(server.lastAsked().target()).isEqualTo("/v1/bitcoin/wallets/again/import");
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"data\":\"{\\\"label\\\": 1}\\n\",\"keys\":[\"k\"]}");
  }

  @Test
  void aSessionsTokensAreShownOneEach() {
    server.answer(
        "POST /v1/bitcoin/bsms/sessions/s",
        200,
        "{\"data\":{\"signers\":1,\"tokens\":[{\"signer\":1,\"token\":\"05\",\"decimal\":\"5\","
            + "\"words\":\"six words\"}]}}");
    assertThat(shell().run("bitcoin", "bsms", "begin", "-threshold=1", "-signers=1", "s").out())
        .contains("token of signer 1")
        .contains("5 (six words)");
    shell().run("bitcoin", "bsms", "key-record", "k", "token=5");
    assertThat(server.lastAsked().body()).isEqualTo("{\"key\":\"k\",\"token\":\"5\"}");
  }

  @Test
  void aPaymentThatWaitsIsShownInWordsWithWhatItWaitsFor() {
    server.answer(
        "POST /v1/bitcoin/wallets/w/sign",
        202,
        """
        {"data":{"request":{"id":"r1","state":"pending","approval":"a1",
         "summary":["pay 60,000 sat (0.00060000 BTC) to bc1q","fee 1,000 sat, 7.1 sat/vB"],
         "factors":[{"name":"officers","approvals":2,"proof":"totp","groups":["officers"],"approved_by":["e1"]}],
         "requester":{"display_name":"token-alice"}},
         "decision":{"policy":"p","version":1,"outcome":"pending","trace":[]}}}\
        """);
    Result asked = shell().run("bitcoin", "sign", "w", "psbt=x");
    assertThat(asked.exitCode()).isZero();
    assertThat(asked.out())
        .contains("pay 60,000 sat (0.00060000 BTC) to bc1q")
        .contains("1 of 2 approvals by officers (totp)")
        .contains("pending");
    shell().run("bitcoin", "request", "sign", "w", "r1");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/bitcoin/wallets/w/requests/r1/sign");
    shell().run("bitcoin", "request", "cancel", "w", "r1");
    assertThat(server.lastAsked().method()).isEqualTo("DELETE");
    assertThat(server.lastAsked().target()).isEqualTo("/v1/bitcoin/wallets/w/requests/r1");
  }

  @Test
  void aReplayShowsWhatWouldHaveBeenOtherwiseAndWhy() throws IOException {
    server.answer(
        "POST /v1/bitcoin/policies/p/simulate",
        200,
        """
        {"data":{"judged":3,"changed":1,"changes":[{"time":"2026-03-01T12:00:00Z","wallet":"hot",
         "amount":90000,"was":"refused","now":"allowed","why":["max_amount: within it"]}]}}\
        """);
    Path file = Files.writeString(home.resolve("new.json"), "{\"max_amount\":100000}");
    Result result =
        shell().run("bitcoin", "policy", "simulate", "-wallet=hot", "p", file.toString());
    assertThat(server.lastAsked().body())
        .isEqualTo("{\"wallet\":\"hot\",\"document\":{\"max_amount\":100000}}");
    assertThat(result.out())
        .contains("3 decisions judged, 1 would have been others")
        .contains("90000 sat (0.0009 BTC)")
        .contains("max_amount: within it");
  }

  @Test
  void aBalanceIsToldInSatoshiOrBitcoin() {
    server.answer("POST /v1/bitcoin/wallets/w/balance", 200, "{\"data\":{\"balance\":150000}}");
    Result result = shell().run("bitcoin", "balance", "write", "w", "0.0015btc");
    assertThat(server.lastAsked().body()).isEqualTo("{\"balance\":150000}");
    assertThat(result.out()).contains("150000 sat (0.0015 BTC)");
  }

  @Test
  void aReceiptIsVerifiedWithoutAServerAndAChangedOneIsFoundOut() throws IOException {
    byte[] seed = new byte[32];
    String key = ReceiptSample.key(seed).toString();
    String receipt = ReceiptSample.signed(seed);
    Path good = Files.writeString(home.resolve("good.json"), "{\"receipt\":" + receipt + "}");
    Result verified =
        shell().run("bitcoin", "receipt", "verify", "-public-key=" + key, good.toString());
    assertThat(verified.exitCode()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("suppliers, version 3", "The receipt is genuine");
    Path bad =
        Files.writeString(
            home.resolve("bad.json"), receipt.replace("\"allowed\"", "\"refused\""));
    Result found =
        shell().run("bitcoin", "receipt", "verify", "-public-key=" + key, bad.toString());
    assertThat(found.exitCode()).isEqualTo(2);
    assertThat(found.out()).contains("The receipt does NOT hold");
  }
}
