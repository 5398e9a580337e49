package io.holdfast.acceptance.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.peer.Peers;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Reply;
import io.holdfast.bitcoin.tx.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main job against a real network: coins are mined to wallets of this server's, an independent
 * program drafts payments from their descriptors, the server judges and signs, a node mines.
 */
class BitcoinNodeTest {
  private static final DurableServer server = DurableServer.named("bitcoin");
  private static final long PAID = 1_200_000_000;
  private static final long FEE = 20_000;

  private static @Nullable SimnetScene scene;

  @BeforeAll
  static void mineCoinsToAllWallets() {
    server.with("HOLDFAST_BITCOINKERNEL", Peers.bitcoinKernel().toString()).ready();
    scene = SimnetScene.set(server.root(), "btcd");
  }

  @AfterAll
  static void stop() {
    if (scene != null) {
      scene.close();
    }
    server.close();
  }

  private static SimnetScene scene() {
    return Objects.requireNonNull(scene);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bip84", "bip86"})
  void aPaymentWithinThePolicyIsSignedAndMined(String name) {
    SignerWallet wallet = scene().wallet(name);
    List<Coin> coins = scene().coins(name, 2);
    String psbt = Embit.draft(wallet.descriptor(), coins, scene().supplier(), PAID, FEE);

    Reply signed = wallet.sign(psbt).succeeds();

    assertThat(signed.at("data/complete").asBoolean()).isTrue();
    assertThat(signed.texts("data/signed_inputs")).containsExactly("0", "1");
    assertThat(signed.text("data/decision/policy")).isEqualTo(name);
    assertThat(signed.text("data/decision/amount")).isEqualTo(Long.toString(PAID));
    assertThat(signed.text("data/decision/fee")).isEqualTo(Long.toString(FEE));
    String transaction = signed.text("data/transaction");
    assertThat(Embit.finish(signed.text("data/psbt"))).isEqualTo(transaction);
    scene().takes(signed.text("data/txid"), transaction, coins);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void bitcoinCoresOwnCodeIsAskedBeforeASignatureLeaves() throws IOException {
    SignerWallet wallet = scene().wallet("bip84");
    List<Coin> coins = scene().coins("bip84", 1);
    wallet.sign(Embit.draft(wallet.descriptor(), coins, scene().supplier(), PAID, FEE)).succeeds();
    assertThat(Files.readString(Path.of("/proc/" + server.pid() + "/maps")))
        .contains("libbitcoinkernel");
  }

  @Test
  void aCosignerCompletesWhatThisServerSignedFirst() {
    SignerWallet treasury = scene().wallet(SimnetScene.TREASURY);
    List<Coin> coins = scene().coins(SimnetScene.TREASURY, 1);
    String psbt = Embit.draft(treasury.descriptor(), coins, scene().supplier(), PAID, FEE);

    Reply half = treasury.sign(psbt).succeeds();

    assertThat(half.at("data/complete").asBoolean()).isFalse();
    assertThat(half.at("data/transaction").isMissingNode()).isTrue();
    String both = Embit.cosign(SimnetScene.COSIGNER, half.text("data/psbt"));
    String transaction = Embit.finish(both);
    scene().takes(Embit.txid(both), transaction, coins);
  }

  @Test
  void thisServerCompletesWhatACosignerSignedFirst() {
    SignerWallet treasury = scene().wallet(SimnetScene.TREASURY);
    List<Coin> coins = scene().coins(SimnetScene.TREASURY, 1);
    String psbt = Embit.draft(treasury.descriptor(), coins, scene().supplier(), PAID, FEE);

    Reply signed = treasury.sign(Embit.cosign(SimnetScene.COSIGNER, psbt)).succeeds();

    assertThat(signed.at("data/complete").asBoolean()).isTrue();
    scene().takes(signed.text("data/txid"), signed.text("data/transaction"), coins);
  }

  @Test
  void electrumCosigns() throws IOException {
    Electrum electrum =
        Electrum.with(server.directory().resolve("electrum"), scene().electrumOfTheCosigner());
    SignerWallet treasury = scene().wallet(SimnetScene.TREASURY);
    List<Coin> coins = scene().coins(SimnetScene.TREASURY, 1);
    String psbt = Embit.draft(treasury.descriptor(), coins, scene().supplier(), PAID, FEE);

    String transaction = electrum.cosign(treasury.sign(psbt).succeeds().text("data/psbt"));

    scene().takes(Transaction.parseHex(transaction).txid().hex(), transaction, coins);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bip84", "bip86", SimnetScene.TREASURY})
  void aPaymentThatBreaksThePolicyGetsNoSignature(String name) {
    SignerWallet wallet = scene().wallet(name);
    List<Coin> coins = scene().coins(name, 1);

    wallet.refuses(
        Embit.draft(wallet.descriptor(), coins, scene().stranger(), PAID, FEE),
        "destinations",
        scene().stranger());
    wallet.refuses(
        Embit.draft(
            wallet.descriptor(), coins, scene().supplier(), SignerWallet.MAX_AMOUNT + 1, FEE),
        "max_amount",
        Long.toString(SignerWallet.MAX_AMOUNT + 1),
        Long.toString(SignerWallet.MAX_AMOUNT));
    wallet.refuses(
        Embit.draft(wallet.descriptor(), coins, scene().supplier(), PAID, SignerWallet.MAX_FEE + 1),
        "max_fee",
        Long.toString(SignerWallet.MAX_FEE + 1),
        Long.toString(SignerWallet.MAX_FEE));
  }

  @Test
  void aChangeThatIsSomebodyElsesIsAPaymentToThem() {
    SignerWallet own = scene().wallet("bip84");
    SignerWallet other = scene().wallet("bip86");
    List<Coin> coins = scene().coins("bip84", 1);
    String psbt = Embit.draftWithChangeTo(own, other, coins, scene().supplier(), PAID, FEE);
    own.refuses(psbt, "destinations", other.address());
  }

  @Test
  void anotherWalletsCoinsAreNotSigned() {
    SignerWallet own = scene().wallet("bip84");
    SignerWallet other = scene().wallet("bip86");
    List<Coin> coins = scene().coins("bip86", 1);
    String psbt = Embit.draft(other.descriptor(), coins, scene().supplier(), PAID, FEE);
    Reply reply = own.sign(psbt);
    assertThat(reply.status()).as(reply::toString).isBetween(400, 403);
    assertThat(reply.at("data/psbt").isMissingNode()).isTrue();
  }
}
