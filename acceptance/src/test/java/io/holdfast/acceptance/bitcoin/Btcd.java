package io.holdfast.acceptance.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.holdfast.acceptance.peer.FreePort;
import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Checkout;
import io.holdfast.acceptance.program.Command;
import io.holdfast.acceptance.program.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** btcd on simnet, alone in its network, mining to given addresses. */
final class Btcd implements AutoCloseable {
  /** Enough blocks for csv, segwit and taproot to be in force. */
  private static final int ACTIVATION = 450;

  private static final int SAT_DIGITS = 8;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Daemon daemon;
  private final URI rpc;

  private Btcd(Daemon daemon, URI rpc) {
    this.daemon = daemon;
    this.rpc = rpc;
  }

  /** Starts one and mines until all rules are in force; each block pays one of the addresses. */
  static Btcd mining(String name, List<String> addresses) {
    Path directory = Checkout.workplace(name);
    int port = FreePort.find();
    List<String> words =
        new ArrayList<>(
            List.of(
                "--simnet",
                "--rpcuser=u",
                "--rpcpass=p",
                "--notls",
                "--nolisten",
                "--txindex",
                "--rpclisten=127.0.0.1:" + port,
                "--datadir=" + directory.resolve("data"),
                "--logdir=" + directory.resolve("logs"),
                "--configfile=/dev/null"));
    addresses.forEach(address -> words.add("--miningaddr=" + address));
    Daemon daemon =
        Daemon.start(
            Command.of(Peers.btcd(), words.toArray(String[]::new))
                .in(directory)
                .with("HOME", directory.toString()),
            directory,
            "RPC server listening on");
    Btcd node = new Btcd(daemon, URI.create("http://127.0.0.1:" + port));
    node.mine(ACTIVATION);
    return node;
  }

  /** Mines blocks; returns their hashes. */
  @CanIgnoreReturnValue
  List<String> mine(int blocks) {
    List<String> hashes = new ArrayList<>();
    call("generate", blocks).forEach(hash -> hashes.add(hash.asText()));
    return hashes;
  }

  /** The first mature coins that the blocks paid to an address. */
  List<Coin> coinsOf(String address, int count) {
    List<Coin> coins = new ArrayList<>();
    for (int height = 1; coins.size() < count; height++) {
      String hash = call("getblockhash", height).asText();
      JsonNode coinbase = call("getblock", hash, 2).get("rawtx").get(0);
      JsonNode paid = coinbase.get("vout").get(0);
      if (paid.at("/scriptPubKey/addresses/0").asText().equals(address)) {
        coins.add(
            new Coin(
                coinbase.get("hex").asText(),
                0,
                paid.at("/scriptPubKey/hex").asText(),
                sat(paid.get("value")),
                0,
                0));
      }
    }
    return coins;
  }

  private static long sat(JsonNode bitcoin) {
    return new BigDecimal(bitcoin.asText()).movePointRight(SAT_DIGITS).longValueExact();
  }

  /** Broadcasts a transaction and mines it. */
  void mines(String txid, String transaction) {
    assertThat(call("sendrawtransaction", transaction).asText()).isEqualTo(txid);
    String block = mine(1).getFirst();
    JsonNode mined = call("getrawtransaction", txid, 1);
    assertThat(mined.get("blockhash").asText()).isEqualTo(block);
    assertThat(mined.get("hex").asText()).isEqualTo(transaction);
  }

  /** Refuses a transaction; returns the reason. */
  @CanIgnoreReturnValue
  String refuses(String transaction) {
    JsonNode answer = ask("sendrawtransaction", transaction);
    assertThat(answer.path("error").path("message").asText()).isNotEmpty();
    return answer.path("error").path("message").asText();
  }

  private JsonNode call(String method, Object... parameters) {
    JsonNode answer = ask(method, parameters);
    assertThat(answer.path("error").isNull()).as(() -> method + ": " + answer).isTrue();
    return answer.get("result");
  }

  private JsonNode ask(String method, Object... parameters) {
    try {
      byte[] body =
          MAPPER.writeValueAsBytes(
              Map.of("jsonrpc", "1.0", "id", 1, "method", method, "params", parameters));
      HttpRequest request =
          HttpRequest.newBuilder(rpc)
              .header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder()
                          .encodeToString("u:p".getBytes(StandardCharsets.US_ASCII)))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      return MAPPER.readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    daemon.close();
  }
}
