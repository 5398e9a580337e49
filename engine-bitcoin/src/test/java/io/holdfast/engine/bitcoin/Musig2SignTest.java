package io.holdfast.engine.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.wallet.PaymentDraft;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.core.seal.ShamirSeal;
import io.holdfast.storage.local.LocalStorage;
import io.holdfast.testkit.FakeClock;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two vaults sign as one; what waits between the rounds is never used twice, and never stored. */
class Musig2SignTest {
  private final BitcoinEngine engine = new BitcoinEngine();
  private final TestCore core =
      TestCore.over(LocalStorage.inMemory(), new FakeClock(), new ShamirSeal(), engine);
  private final byte[] share = core.found();
  private final Bench bench;
  private final Wallet wallet;

  Musig2SignTest() {
    var _ = core.core().unseal(share.clone());
    bench = new Bench(core);
    bench.importKey();
    var _ = bench.done("keys/second", Map.of("network", "regtest"));
    var _ = bench.done("policies/limits", Map.of("max_amount", 70_000));
    String descriptor =
        "tr(musig(%s/<0;1>/*,%s/<0;1>/*))"
            .formatted(
                bench.expression("main", "m/48h/1h/0h/2h"),
                bench.expression("second", "m/48h/1h/0h/2h"));
    wallet = Bench.opened(create("hot", List.of("main"), descriptor));
    var _ = create("other", List.of("second"), descriptor);
    var _ = create("both", List.of("main", "second"), descriptor);
  }

  private Reply create(String name, List<String> keys, String descriptor) {
    return bench.done(
        "wallets/" + name, Map.of("keys", keys, "descriptor", descriptor, "policy", "limits"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Psbt payment(long amount) {
    Transaction coin = Bench.coin(1, wallet.at(Place.receive(0)).derived().scriptPubKey(), 100_000);
    return new PaymentDraft()
        .spend(coin, 0, wallet.at(Place.receive(0)))
        .pay(Bench.shop(), amount)
        .pay(wallet.at(Place.change(0)), 99_000 - amount)
        .psbt();
  }

  private Reply sign(String name, Psbt psbt) {
    return bench.write("wallets/" + name + "/sign", Map.of("psbt", psbt.base64()));
  }

  private Psbt done(String name, Psbt psbt) {
    Reply reply = sign(name, psbt);
    assertThat(reply.status()).as("%s", reply.errors()).isEqualTo(200);
    return psbt(reply);
  }

  private static Psbt psbt(Reply reply) {
    return Psbt.parseBase64(reply.data("psbt").asText());
  }

  /** A payment with the nonces of both, ready to be signed. */
  private Psbt withNonces(long amount) {
    return done("other", done("hot", payment(amount)));
  }

  private static void forgotten(Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.data("rule").asText()).isEqualTo("unknown_nonce");
    assertThat(reply.errors()).singleElement().asString().contains("begin again");
  }

  @Test
  void twoVaultsSignAsOneInTwoRounds() {
    Reply first = sign("hot", payment(60_000));
    assertThat(first.data("nonce_inputs").toString()).isEqualTo("[0]");
    assertThat(first.data("signed_inputs").toString()).isEqualTo("[]");
    assertThat(first.data("complete").asBoolean()).isFalse();
    Reply half = sign("hot", done("other", psbt(first)));
    assertThat(half.data("signed_inputs").toString()).isEqualTo("[0]");
    assertThat(half.data("complete").asBoolean()).isFalse();
    Reply whole = sign("other", psbt(half));
    assertThat(whole.data("complete").asBoolean()).isTrue();
    Transaction signed = Transaction.parseHex(whole.data("transaction").asText());
    assertThat(signed.inputs().getFirst().witness().items()).hasSize(1);
  }

  @Test
  void aWalletOfBothKeysTakesBothRoundsAlone() {
    Psbt nonces = done("both", payment(60_000));
    assertThat(nonces.inputs().getFirst().musig2().publicNonces()).hasSize(2);
    assertThat(sign("both", nonces).data("complete").asBoolean()).isTrue();
  }

  @Test
  void whatThePolicyRefusesGetsNoNonce() {
    Reply refused = sign("hot", payment(70_001));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().toString()).doesNotContain("psbt\":");
  }

  @Test
  void theSecondRoundIsJudgedByThePolicyOfThen() {
    Psbt nonces = withNonces(60_000);
    var _ = bench.done("policies/limits", Map.of("max_amount", 1));
    assertThat(sign("hot", nonces).status()).isEqualTo(403);
    var _ = bench.done("policies/limits", Map.of("max_amount", 70_000));
    assertThat(sign("hot", nonces).data("signed_inputs").toString()).isEqualTo("[0]");
  }

  @Test
  void aNonceSignsOnce() {
    Psbt nonces = withNonces(60_000);
    assertThat(sign("hot", nonces).status()).isEqualTo(200);
    forgotten(sign("hot", nonces));
  }

  @Test
  void aNonceOfOneWalletIsNotAnothers() {
    forgotten(sign("both", withNonces(60_000)));
  }

  @Test
  void aSealedServerForgetsItsNonces() {
    Psbt nonces = withNonces(60_000);
    assertThat(core.write("sys/seal", "{}").status()).isEqualTo(204);
    var _ = core.core().unseal(share.clone());
    forgotten(sign("hot", nonces));
    assertThat(sign("hot", withNonces(60_000)).data("signed_inputs").toString()).isEqualTo("[0]");
  }

  @Test
  void aRestoredSnapshotBringsNoNonceBack() {
    Psbt nonces = withNonces(60_000);
    byte[] snapshot = core.download("sys/storage/raft/snapshot");
    assertThat(sign("hot", nonces).status()).isEqualTo(200);
    assertThat(core.upload("sys/storage/raft/snapshot", snapshot, TestCore.ROOT).status())
        .isEqualTo(204);
    var _ = core.core().unseal(share.clone());
    forgotten(sign("hot", nonces));
    forgotten(sign("other", nonces));
  }

  @Test
  void aServerThatStartsAnewBeginsSessionsAnew() {
    Psbt nonces = withNonces(60_000);
    // What the store holds is all that a process that starts again has; its engine is another.
    TestCore again = core.anew(new BitcoinEngine());
    var _ = again.core().unseal(share.clone());
    Reply reply = again.write("bitcoin/wallets/hot/sign", "{\"psbt\":\"" + nonces.base64() + "\"}");
    forgotten(reply);
  }

  @Test
  void aNonceThatWaitedForADayIsForgotten() {
    Psbt nonces = withNonces(60_000);
    core.later(Duration.ofDays(1));
    forgotten(sign("hot", nonces));
  }

  @Test
  void noncesTakenToAnotherTransactionSignNothing() {
    Psbt nonces = withNonces(60_000);
    forgotten(sign("hot", grafted(nonces, payment(50_000))));
    assertThat(sign("hot", nonces).data("signed_inputs").toString()).isEqualTo("[0]");
  }

  @Test
  void ofThoseWhoRaceForOneNonceOneAtMostGetsASignature() throws Exception {
    for (int round = 0; round < 4; round++) {
      Psbt nonces = withNonces(60_000 - round);
      // The same transaction under another nonce of the other, and another transaction.
      Psbt elsewhere = done("other", withoutNonceOfOther(nonces));
      Psbt another = grafted(nonces, payment(50_000));
      List<Psbt> all = List.of(nonces, elsewhere, another, nonces, elsewhere, another);
      CyclicBarrier barrier = new CyclicBarrier(all.size());
      try (ExecutorService pool = Executors.newFixedThreadPool(all.size())) {
        List<Callable<Reply>> tries =
            all.stream()
                .map(psbt ->
                    (Callable<Reply>)
                        () -> {
                          barrier.await();
                          return sign("hot", psbt);
                        })
                .toList();
        int signed = 0;
        for (Future<Reply> each : pool.invokeAll(tries)) {
          Reply reply = each.get();
          if (reply.status() == 200) {
            signed++;
            assertThat(psbt(reply).inputs().getFirst().musig2().partialSignatures()).hasSize(1);
          } else {
            forgotten(reply);
          }
        }
        assertThat(signed).isEqualTo(1);
      }
    }
  }

  @Test
  void participantsThatAreNotTheAggregatesAreRefusedInBothRounds() {
    Psbt psbt = payment(60_000);
    Psbt lying =
        psbt.withInputs(
            psbt.inputs().stream()
                .map(input ->
                    input.edit(map -> {
                      var key =
                          map.entries().keySet().stream()
                              .filter(each ->
                                  each.at(0) == InputField.MUSIG2_PARTICIPANT_PUBKEYS.type())
                              .findFirst()
                              .orElseThrow();
                      var keys = map.entries().get(key);
                      return map.with(key, keys == null ? key : keys.slice(0, 33));
                    }))
                .toList());
    Reply refused = sign("hot", lying);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.data("rule").asText()).isEqualTo("aggregate_key_mismatch");
  }

  /** The nonces of one PSBT in the fields of another. */
  private static Psbt grafted(Psbt from, Psbt onto) {
    return onto.withInputs(
        IntStream.range(0, onto.inputs().size())
            .mapToObj(i ->
                onto.inputs().get(i).edit(map -> map.with(from.inputs().get(i).map().entries())))
            .toList());
  }

  /** Without the nonce of the wallet {@code other}. */
  private Psbt withoutNonceOfOther(Psbt psbt) {
    Bytes key =
        ExtendedPublicKey.parse(bench.xpub("second", "m/48h/1h/0h/2h").data("xpub").asText())
            .derive(DerivationPath.parse("m/0/0"))
            .publicKey();
    return psbt.withInputs(
        psbt.inputs().stream()
            .map(input ->
                input.edit(map ->
                    map.without(field ->
                        field.at(0) == InputField.MUSIG2_PUB_NONCE.type()
                            && field.slice(1, 34).equals(key))))
            .toList());
  }
}
