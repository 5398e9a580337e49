package io.holdfast.acceptance.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Reply;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Wallets of every kind against a real node: what this server signs is mined, and the same with any
 * bit changed is refused. All on one chain.
 */
class WalletKindsTest {
  private static final DurableServer server = DurableServer.named("wallet-kinds");
  private static final String ACCOUNT = "m/48h/1h/7h";
  private static final String NESTED = "nested-with-cosigners";
  private static final long PAID = 1_200_000_000;
  private static final long FEE = 30_000;

  private static @Nullable Btcd node;
  private static String supplier = "";
  private static final Map<WalletKind, Wallet> wallets = new EnumMap<>(WalletKind.class);
  private static @Nullable Wallet nested;

  @BeforeAll
  static void mineCoinsToAllWallets() {
    var _ = Peers.btcd();
    server.with("HOLDFAST_BITCOINKERNEL", Peers.bitcoinKernel().toString()).ready();
    Api api = server.root();
    String foreign = Embit.keyExpression(SimnetScene.COSIGNER, ACCOUNT);
    String absent = Embit.keyExpression(SimnetScene.ABSENT_COSIGNER, ACCOUNT);
    supplier = Embit.address("wpkh(" + foreign + "/9/*)", 0, 7);
    api.post("sys/mounts/bitcoin", Map.of("type", "bitcoin")).succeeds();
    api.post("bitcoin/policies/p", Map.of("destinations", List.of(supplier))).succeeds();
    List<String> own = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      api.post("bitcoin/keys/" + name, Map.of("network", "simnet")).succeeds();
      own.add(
          api.get("bitcoin/keys/" + name + "/xpub?path=" + ACCOUNT)
              .succeeds()
              .text("data/key_expression"));
    }
    for (WalletKind kind : WalletKind.values()) {
      String keys = List.of("a", "a,b", "a,b,c").get(kind.keys() - 1);
      wallets.put(kind, made(api, kind.wallet(), keys, kind.descriptor(own, foreign)));
    }
    String cosigned = "sh(wsh(sortedmulti(2,%s,%s,%s)))".formatted(own.getFirst(), foreign, absent);
    nested = made(api, NESTED, "a", cosigned);
    node =
        Btcd.mining(
            "btcd-kinds",
            Stream.concat(wallets.values().stream(), Stream.of(nested))
                .map(WalletKindsTest::address)
                .toList());
  }

  private static Wallet made(Api api, String name, String keys, String descriptor) {
    Reply reply =
        api.post(
                "bitcoin/wallets/" + name,
                Map.of("keys", keys, "policy", "p", "descriptor", descriptor))
            .succeeds();
    Wallet wallet = Wallet.of(Descriptor.parse(reply.text("data/descriptor")), Network.SIMNET);
    assertThat(api.post("bitcoin/wallets/" + name + "/address").succeeds().text("data/address"))
        .isEqualTo(address(wallet));
    return wallet;
  }

  private static String address(Wallet wallet) {
    return wallet.at(Place.receive(0)).address().text();
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
    }
    server.close();
  }

  private static Btcd node() {
    return Objects.requireNonNull(node);
  }

  private static Psbt draft(Wallet wallet, Coin coin, long sequence, long lockTime) {
    return new PaymentDraft()
        .spend(
            Transaction.parseHex(coin.transaction()),
            coin.vout(),
            wallet.at(Place.receive(0)),
            sequence)
        .pay(Address.parse(supplier, Network.SIMNET).script(), PAID)
        .pay(wallet.at(Place.change(0)), coin.amount() - PAID - FEE)
        .lockTime(lockTime)
        .psbt();
  }

  private static Reply sign(String wallet, String psbt) {
    return server
        .root()
        .post("bitcoin/wallets/" + wallet + "/sign", Map.of("psbt", psbt))
        .succeeds();
  }

  @ParameterizedTest
  @EnumSource(WalletKind.class)
  void whatIsSignedIsMinedAndNothingElse(WalletKind kind) {
    Wallet wallet = Objects.requireNonNull(wallets.get(kind));
    Coin coin = node().coinsOf(address(wallet), 1).getFirst();
    Psbt psbt = kind.prepared(draft(wallet, coin, kind.sequence(), kind.lockTime()));

    Reply signed = sign(kind.wallet(), psbt.base64());
    // Aggregate keys take two rounds, of which the first makes nonces.
    for (int round = 1; round < 3 && !signed.at("data/complete").asBoolean(); round++) {
      signed = sign(kind.wallet(), signed.text("data/psbt"));
    }

    assertThat(signed.at("data/complete").asBoolean()).as(signed::toString).isTrue();
    takes(signed.text("data/txid"), signed.text("data/transaction"));
  }

  @Test
  void embitCompletesWhatThisServerSignedOfNestedMultisig() {
    Wallet wallet = Objects.requireNonNull(nested);
    Coin coin = node().coinsOf(address(wallet), 1).getFirst();
    Reply half = sign(NESTED, draft(wallet, coin, 0xfffffffdL, 0).base64());
    assertThat(half.at("data/complete").asBoolean()).isFalse();
    String both = Embit.cosign(SimnetScene.COSIGNER, half.text("data/psbt"));
    takes(Embit.txid(both), Embit.finish(both));
  }

  @Test
  void electrumCompletesWhatThisServerSignedOfNestedMultisig() throws IOException {
    Wallet wallet = Objects.requireNonNull(nested);
    Coin coin = node().coinsOf(address(wallet), 2).getLast();
    List<String> others = new ArrayList<>();
    for (var key : wallet.descriptor().keys()) {
      String expression = key.toString().replace("/<0;1>/*", "");
      if (!expression.equals(Embit.keyExpression(SimnetScene.COSIGNER, ACCOUNT))) {
        others.add(expression);
      }
    }
    Electrum electrum =
        Electrum.with(
            server.directory().resolve("electrum-nested"),
            Embit.nestedElectrumWallet(SimnetScene.COSIGNER, ACCOUNT, others));
    Reply half = sign(NESTED, draft(wallet, coin, 0xfffffffdL, 0).base64());
    String transaction = electrum.cosign(half.text("data/psbt"));
    takes(Transaction.parseHex(transaction).txid().hex(), transaction);
  }

  private static void takes(String txid, String transaction) {
    for (String altered : Alteration.ofOneBit(transaction)) {
      var _ = node().refuses(altered);
    }
    node().mines(txid, transaction);
  }

  @Test
  void theHeirsPathIsNotOpenTooEarly() {
    Wallet wallet = Objects.requireNonNull(wallets.get(WalletKind.WSH_OLDER));
    Coin coin = node().coinsOf(address(wallet), 2).getLast();
    Reply early = sign(WalletKind.WSH_OLDER.wallet(), draft(wallet, coin, 9, 0).base64());
    assertThat(early.at("data/complete").asBoolean()).isFalse();
  }
}
