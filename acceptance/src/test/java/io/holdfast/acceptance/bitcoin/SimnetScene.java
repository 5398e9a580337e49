package io.holdfast.acceptance.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.Api;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of one node that mined coins to three wallets of the server's, a supplier whom they may
 * pay, and two cosigners of one of them.
 */
final class SimnetScene implements AutoCloseable {
  static final String COSIGNER =
      "legal winner thank year wave sausage worth useful legal winner thank yellow";
  static final String ABSENT_COSIGNER =
      "letter advice cage absurd amount doctor acoustic avoid letter advice cage above";
  static final String COSIGNERS_ACCOUNT = "m/48h/1h/0h/2h";
  static final String TREASURY = "treasury";
  private static final int COINS = 6;

  private final Btcd node;
  private final Map<String, SignerWallet> wallets = new HashMap<>();
  private final Map<String, List<Coin>> coins = new HashMap<>();
  private final String supplier;
  private final String stranger;

  private SimnetScene(Api api, String name) {
    var _ = Peers.btcd();
    supplier = address("m/84h/1h/0h");
    stranger = address("m/84h/1h/1h");
    api.post("sys/mounts/bitcoin", Map.of("type", "bitcoin")).succeeds();
    for (SignerWallet wallet :
        List.of(
            SignerWallet.byTemplate(api, "bip84", supplier),
            SignerWallet.byTemplate(api, "bip86", supplier),
            SignerWallet.twoOfThree(api, TREASURY, COSIGNERS_ACCOUNT, cosigners(), supplier))) {
      wallets.put(wallet.name(), wallet);
    }
    node = Btcd.mining(name, wallets.values().stream().map(SignerWallet::address).toList());
    wallets.forEach((wallet, made) -> coins.put(wallet, node.coinsOf(made.address(), COINS)));
  }

  static SimnetScene set(Api api, String name) {
    return new SimnetScene(api, name);
  }

  /** The key expressions of the two cosigners. */
  private static List<String> cosigners() {
    return List.of(
        Embit.keyExpression(COSIGNER, COSIGNERS_ACCOUNT),
        Embit.keyExpression(ABSENT_COSIGNER, COSIGNERS_ACCOUNT));
  }

  private static String address(String account) {
    return Embit.address(
        "wpkh(" + Embit.keyExpression(ABSENT_COSIGNER, account) + "/<0;1>/*)", 0, 7);
  }

  /** A wallet file of Electrum's in which the cosigner of the treasury signs. */
  String electrumOfTheCosigner() {
    String own = wallet(TREASURY).keyExpression(COSIGNERS_ACCOUNT);
    return Embit.electrumWallet(COSIGNER, COSIGNERS_ACCOUNT, List.of(own, cosigners().getLast()));
  }

  SignerWallet wallet(String name) {
    SignerWallet wallet = wallets.get(name);
    if (wallet == null) {
      throw new IllegalArgumentException(name);
    }
    return wallet;
  }

  /** Some coins of a wallet that nobody else in this scene spends. */
  List<Coin> coins(String wallet, int count) {
    List<Coin> left = coins.getOrDefault(wallet, List.of());
    assertThat(left).hasSizeGreaterThanOrEqualTo(count);
    coins.put(wallet, left.subList(count, left.size()));
    return left.subList(0, count);
  }

  /** Whom the policies allow to be paid. */
  String supplier() {
    return supplier;
  }

  /** Whom they don't. */
  String stranger() {
    return stranger;
  }

  Btcd node() {
    return node;
  }

  /** A transaction is taken by the consensus library and mined, and no altered one is. */
  void takes(String txid, String transaction, List<Coin> spent) {
    assertThat(Kernel.accepts(transaction, spent)).isTrue();
    List<String> alterations = Alteration.ofOneBit(transaction);
    assertThat(Kernel.accepts(alterations.getLast(), spent)).isFalse();
    for (String altered : alterations) {
      var _ = node.refuses(altered);
    }
    node.mines(txid, transaction);
  }

  @Override
  public void close() {
    node.close();
  }
}
