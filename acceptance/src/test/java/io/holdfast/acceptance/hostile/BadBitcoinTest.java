package io.holdfast.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Reply;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.tx.OutPoint;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.tx.TxId;
import io.holdfast.bitcoin.tx.TxIn;
import io.holdfast.bitcoin.tx.TxOut;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signer is asked for and must not sign, or not understand: each says what is wrong. */
class BadBitcoinTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("bad-bitcoin");

  private static final long COIN = 5_000_000;
  private static final long FEE = 1_500;
  private static final String MAINNET = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

  private static String descriptor = "";

  @BeforeAll
  static void makeAWallet() {
    Api root = server.root();
    root.post("sys/mounts/bitcoin", Map.of("type", "bitcoin")).succeeds();
    root.post("bitcoin/keys/k", Map.of("network", "regtest")).succeeds();
    root.post("bitcoin/policies/open", Map.of("max_amount", 2 * COIN)).succeeds();
    descriptor =
        root.post("bitcoin/wallets/w", Map.of("key", "k", "template", "bip84", "policy", "open"))
            .succeeds()
            .text("data/descriptor");
  }

  private static Reply sign(String psbt) {
    return server.root().post("bitcoin/wallets/w/sign", Map.of("psbt", psbt));
  }

  private static Transaction funding(Wallet wallet) {
    OutPoint unknown = new OutPoint(new TxId(Bytes.of(new byte[32])), 1);
    TxOut coin = new TxOut(COIN, wallet.at(Place.receive(0)).derived().scriptPubKey());
    return new Transaction(2, List.of(TxIn.unsigned(unknown, TxIn.FINAL)), List.of(coin), 0);
  }

  /** A payment of the wallet's only coin, the rest but for the fee going back to it. */
  private static String payment(long amount, long fee) {
    Wallet wallet = Wallet.of(Descriptor.parse(descriptor), Network.REGTEST);
    return new PaymentDraft()
        .spend(funding(wallet), 0, wallet.at(Place.receive(0)))
        .pay(Scripts.p2wpkh(Bytes.of(new byte[20])), amount)
        .pay(wallet.at(Place.change(0)), COIN - amount - fee)
        .psbt()
        .base64();
  }

  @Test
  void thePaymentItselfIsSigned() {
    assertThat(sign(payment(1_000_000, FEE)).succeeds().at("data/complete").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', psbt",
    "no base64!, psbt",
    "cHNidP8=, psbt",
    "AAAA, psbt",
  })
  void whatIsNoPsbtIsRefused(String psbt, String field) {
    sign(psbt).refuses(400, field);
  }

  @Test
  void aPsbtThatIsCutOffAnywhereIsRefused() {
    byte[] whole = Base64.getDecoder().decode(payment(1_000_000, FEE));
    for (int length = 0; length < whole.length; length += 7) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      sign(Base64.getEncoder().encodeToString(part)).refuses(400, "psbt");
    }
  }

  @Test
  void aPsbtThatWasTamperedWithNeverFailsTheServer() {
    byte[] whole = Base64.getDecoder().decode(payment(1_000_000, FEE));
    Random random = new Random(42);
    for (int i = 0; i < 150; i++) {
      byte[] altered = whole.clone();
      altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
      Reply reply = sign(Base64.getEncoder().encodeToString(altered));
      assertThat(reply.status()).as(reply::toString).isIn(200, 400, 403);
    }
  }

  @Test
  void dustIsNotSigned() {
    sign(payment(100, FEE)).refuses(400, "dust", "100 sat");
  }

  @Test
  void anAbsurdFeeIsNotSigned() {
    sign(payment(10_000, 4_900_000)).refuses(400, "fee", "4900000");
  }

  @Test
  void moreThanTheCoinsAreWorthIsNotSigned() {
    Wallet wallet = Wallet.of(Descriptor.parse(descriptor), Network.REGTEST);
    String psbt =
        new PaymentDraft()
            .spend(funding(wallet), 0, wallet.at(Place.receive(0)))
            .pay(Scripts.p2wpkh(Bytes.of(new byte[20])), COIN + 1)
            .psbt()
            .base64();
    sign(psbt).refuses(400, "psbt");
  }

  @Test
  void addressesOfAnotherNetworkAreNamed() {
    server
        .root()
        .post("bitcoin/policies/foreign", Map.of("destinations", List.of(MAINNET)))
        .succeeds();
    server
        .root()
        .post("bitcoin/wallets/f", Map.of("key", "k", "template", "bip84", "policy", "foreign"))
        .refuses(400, MAINNET, "regtest");
    server
        .root()
        .post("bitcoin/policies/typo", Map.of("destinations", List.of(MAINNET + "q")))
        .refuses(400, "destinations", MAINNET + "q");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wpkh(",
        "wpkh()",
        "nonsense",
        "wpkh(xpub)",
        "tr(tpubDC5FSnBiZDMmhiuCmWAYsLwgLYrrT9rAqvTySfuCCrgsWz8wxMXUS9Tb9iVMvcRbvFcAHGkMD5Kx8koh4GquNGNTfohfk7pgjhaPCdXpoba/<0;1>/*)",
        "wsh(sortedmulti(3,02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5))"
      })
  void whatIsNoDescriptorOfThisKeyIsRefused(String text) {
    server
        .root()
        .post("bitcoin/wallets/d", Map.of("key", "k", "descriptor", text))
        .refuses(400, "descriptor");
  }

  @Test
  void aDescriptorWithAWrongChecksumIsRefused() {
    String wrong = descriptor.substring(0, descriptor.length() - 1) + "x";
    server
        .root()
        .post("bitcoin/wallets/d", Map.of("key", "k", "descriptor", wrong))
        .refuses(400, "descriptor", "checksum");
  }

  @Test
  void limitsThatAreNoneAreRefused() {
    for (Map<String, ?> policy :
        List.of(
            Map.of("max_amount", -1),
            Map.of("max_amount", "plenty"),
            Map.of("max_fee", 1.5),
            Map.of("max_feerate", 0 - 1),
            Map.of("max_ammount", 5),
            Map.of("max_amount", 2_100_000_000_000_001L))) {
      server
          .root()
          .post("bitcoin/policies/p", policy)
          .refuses(400, policy.keySet().iterator().next());
    }
  }

  @Test
  void keysAreNeitherReplacedNorMadeForUnknownNetworks() {
    server.root().post("bitcoin/keys/n", Map.of("network", "dogecoin")).refuses(400, "network");
    server.root().post("bitcoin/keys/n", Map.of()).refuses(400, "network");
    server
        .root()
        .post("bitcoin/keys/n", Map.of("network", "regtest", "words", 13))
        .refuses(400, "words");
    assertThat(server.root().post("bitcoin/keys/k", Map.of("network", "regtest")).status())
        .isIn(400, 409);
    assertThat(server.root().get("bitcoin/wallets/w").text("data/descriptor"))
        .isEqualTo(descriptor);
  }
}
