package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.storage.KeyRange;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A core with the engine mounted at {@code bitcoin/}, and what tests do there again and again. */
final class Bench implements AutoCloseable {
  /** BIP-39's first test mnemonic, whose master fingerprint is 73c5da0a. */
  static final String ABOUT =
      "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

  /** An address of regtest that no wallet here has. */
  static final String SHOP = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";

  private final TestCore core;

  Bench() {
    this(TestCore.started(new BitcoinEngine()));
  }

  /** Over a core that is unsealed. */
  Bench(TestCore core) {
    this.core = core;
    assertThat(core.write("sys/mounts/bitcoin", "{\"type\":\"bitcoin\"}").status()).isLessThan(300);
  }

  TestCore core() {
    return core;
  }

  /** Writes below the mount. */
  Reply write(String path, Map<String, ?> body) {
    return core.write("bitcoin/" + path, new String(Json.write(body), StandardCharsets.UTF_8));
  }

  /** Writes below the mount what must be taken. */
  Reply done(String path, Map<String, ?> body) {
    Reply reply = write(path, body);
    assertThat(reply.status()).as("%s: %s", path, reply.errors()).isEqualTo(200);
    return reply;
  }

  Reply read(String path) {
    return core.read("bitcoin/" + path);
  }

  /** The keys of everything that is stored, one a line. */
  String storageKeys() {
    List<String> keys = core.storage().read(tx -> tx.keys(KeyRange.ALL, Integer.MAX_VALUE));
    return String.join("\n", keys);
  }

  /** Has every entry of the audit log written to a file too, from now on. */
  Path audited() {
    try {
      Path file = Files.createTempDirectory("holdfast-audit-device").resolve("audit.log");
      String options = "{\"file_path\":\"" + file + "\"}";
      assertThat(
              core.write("sys/audit/file", "{\"type\":\"file\",\"options\":" + options + "}")
                  .status())
          .isLessThan(300);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that is stored, as it lies on a disk, and all that a file has. */
  String everything(Path audit) {
    StringBuilder all = new StringBuilder();
    core.storage()
        .<Boolean>read(tx -> {
          tx.forEach(
              KeyRange.ALL,
              entry -> all.append(new String(entry.value(), StandardCharsets.ISO_8859_1)));
          return true;
        });
    try {
      return all.append(Files.readString(audit)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether any of these texts lies anywhere in clear; it isn't repeated. */
  boolean holdsAny(Path audit, Collection<String> texts) {
    String all = everything(audit);
    return texts.stream().anyMatch(all::contains);
  }

  /** Reads the public key of a key at a path. */
  Reply xpub(String key, String path) {
    return core.send(
        Operation.READ,
        "bitcoin/keys/" + key + "/xpub",
        "{\"path\":\"" + path + "\"}",
        TestCore.ROOT);
  }

  /** The key expression of a key at a path. */
  String expression(String key, String path) {
    return xpub(key, path).data("key_expression").asText();
  }

  /** Imports the known mnemonic as key {@code main} on regtest. */
  void importKey() {
    var _ = done("keys/main", Map.of("network", "regtest", "mnemonic", ABOUT));
  }

  /** A wallet {@code hot} over {@link #importKey}, with a policy {@code limits}. */
  Wallet wallet(String template, Map<String, ?> policy) {
    importKey();
    var _ = done("policies/limits", policy);
    return opened(
        done("wallets/hot", Map.of("key", "main", "template", template, "policy", "limits")));
  }

  /** The wallet of an answer, as any client can follow it. */
  static Wallet opened(Reply wallet) {
    return Wallet.of(
        Descriptor.parse(wallet.data("descriptor").asText()),
        Network.named(wallet.data("network").asText()));
  }

  /** A transaction whose only output pays {@code amount} sat to a script. */
  static Transaction coin(int number, Script script, long amount) {
    TxId earlier = new TxId(Bytes.fromHex("%064x".formatted(number)));
    return new Transaction(
        2,
        List.of(TxIn.unsigned(new OutPoint(earlier, 0), TxIn.FINAL)),
        List.of(new TxOut(amount, script)),
        0);
  }

  static Script shop() {
    return Address.parse(SHOP, Network.REGTEST).script();
  }

  @Override
  public void close() {
    core.close();
  }
}
