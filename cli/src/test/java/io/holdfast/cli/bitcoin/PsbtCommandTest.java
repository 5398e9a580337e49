package io.holdfast.cli.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.cli.CommandLineRun;
import io.holdfast.cli.CommandLineRun.Result;
import io.holdfast.cli.StubServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PSBTs go to the server and into files byte for byte, and are told in words. */
class PsbtCommandTest {
  private static final byte[] BINARY = {'p', 's', 'b', 't', (byte) 0xff, 1, 2};
  private static final String TEXT = Base64.getEncoder().encodeToString(BINARY);

  @TempDir Path home;

  private final StubServer server = new StubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private CommandLineRun shell() {
    return new CommandLineRun(home).with("VAULT_ADDR", server.address());
  }

  @Test
  void aDraftIsAskedForInSatoshiAndKeptInAFile() throws IOException {
    server.answer(
        "POST /v1/bitcoin/wallets/hot/psbt",
        200,
        "{\"data\":{\"psbt\":\"" + TEXT + "\",\"fee\":1410}}");
    Files.writeString(home.resolve("coins.txt"), "00aa\n11bb\n");
    Path out = home.resolve("draft.psbt");
    Result result =
        shell()
            .run(
                "bitcoin",
                "psbt",
                "create",
                "-transactions=@" + home.resolve("coins.txt"),
                "-pay=bcrt1q=0.0005btc,bcrt1p=rest",
                "-feerate=2.5",
                "-out=" + out,
                "hot");
    assertThat(server.lastAsked().body())
        .isEqualTo(
            "{\"transactions\":[\"00aa\",\"11bb\"],\"outputs\":{\"bcrt1q\":50000,\"bcrt1p\":\"rest\"},"
                + "\"feerate\":\"2.5\"}");
    assertThat(result.out()).contains("1410 sat (0.0000141 BTC)");
    assertThat(Files.readAllBytes(out)).isEqualTo(BINARY);
  }

  @Test
  void aPsbtIsToldInWords() throws IOException {
    server.answer(
        "POST /v1/bitcoin/wallets/hot/psbt/decode",
        200,
        "{\"data\":{\"summary\":[\"Pays 0.00050000 BTC to bcrt1q.\"],\"fee\":1000,"
            + "\"missing\":[\"input 0: a signature (signer)\"],\"next_role\":\"signer\"}}");
    Files.write(home.resolve("p.psbt"), BINARY);
    Result result =
        shell().run("bitcoin", "psbt", "decode", "-wallet=hot", "psbt=@" + home.resolve("p.psbt"));
    assertThat(server.lastAsked().body()).isEqualTo("{\"psbt\":\"" + TEXT + "\"}");
    assertThat(result.out())
        .contains("Pays 0.00050000 BTC to bcrt1q.", "1000 sat (0.00001 BTC)", "missing 1");
  }

  @Test
  void aTransactionIsKeptAsItIsBroadcast() throws IOException {
    server.answer(
        "POST /v1/bitcoin/psbt/extract",
        200,
        "{\"data\":{\"txid\":\"ab\",\"transaction\":\"0200\"}}");
    Path out = home.resolve("tx.txt");
    shell().run("bitcoin", "psbt", "extract", "-out=" + out, "psbt=" + TEXT);
    assertThat(Files.readString(out, StandardCharsets.US_ASCII)).isEqualTo("0200\n");
  }

  @Test
  void severalPartsAreCombinedAndTheOtherVersionsAreAskedFor() {
    server.answer("POST /v1/bitcoin/psbt/combine", 200, "{\"data\":{\"psbt\":\"AA==\"}}");
    shell().run("bitcoin", "psbt", "combine", "AA==", "AQ==");
    assertThat(server.lastAsked().body()).isEqualTo("{\"psbts\":[\"AA==\",\"AQ==\"]}");
    server.answer("POST /v1/bitcoin/psbt/convert", 200, "{\"data\":{\"psbt\":\"AA==\"}}");
    Result result =
        shell().run("bitcoin", "psbt", "convert", "-psbt-version=2", "-format=json", "psbt=AQ==");
    assertThat(server.lastAsked().body()).isEqualTo("{\"psbt\":\"AQ==\",\"psbt_version\":\"2\"}");
    assertThat(result.out()).contains("\"psbt\": \"AA==\"");
  }
}
