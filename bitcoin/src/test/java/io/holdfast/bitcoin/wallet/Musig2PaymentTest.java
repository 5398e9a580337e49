package io.holdfast.bitcoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.psbt.Combiner;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.sign.NonceUse;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.sign.RefusalRule;
import io.holdfast.bitcoin.sign.SigningRefused;
import io.holdfast.bitcoin.sign.SigningResult;
import io.holdfast.bitcoin.tx.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners with a memory each sign together in two rounds (BIP-327, 373). */
class Musig2PaymentTest {
  private static final String TWO = "tr(musig(A/<0;1>/*,B/<0;1>/*))";

  private final Wallet wallet = Cosigner.wallet(TWO);
  private final Cosigner first = new Cosigner(1, wallet);
  private final Cosigner second = new Cosigner(2, wallet);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2|1|tr(musig(A/<0;1>/*,B/<0;1>/*))",
        "3|1|tr(musig(A/<0;1>/*,B/<0;1>/*,C/<0;1>/*))",
        "2|1|tr(musig(A,B)/<0;1>/*)",
        "3|1|tr(musig(C,A,B)/<0;1>/*)",
        "2|1|rawtr(musig(A/<0;1>/*,B/<0;1>/*))",
        "2|1|rawtr(musig(A,B)/<0;1>/*)",
        "2|1|tr(musig(A/<0;1>/*,B/<0;1>/*),pk(C/<0;1>/*))",
        "2|1|tr(musig(A,B)/<0;1>/*,{pk(C/<0;1>/*),pk(A/<0;1>/*)})",
        "2|3|tr(NOBODY,pk(musig(A/<0;1>/*,B/<0;1>/*)))",
        "2|3|tr(NOBODY,pk(musig(A,B)/<0;1>/*))",
        "3|4|tr(NOBODY,multi_a(2,musig(A/<0;1>/*,B/<0;1>/*),C/<0;1>/*))",
        "2|4|tr(NOBODY,{and_v(v:pk(musig(A,B)/<0;1>/*),after(5)),pk(C/<0;1>/*)})",
      })
  void allOwnersTogetherSignAsOne(int owners, int items, String descriptor) {
    Wallet shared = Cosigner.wallet(descriptor);
    List<Cosigner> all =
        IntStream.rangeClosed(1, owners).mapToObj(n -> new Cosigner(n, shared)).toList();
    Psbt psbt =
        new Payment()
            .lockTime(5)
            .spend(shared.at(Place.receive(3)), 50_000)
            .spend(shared.at(Place.change(1)), 50_000)
            .payOwn(shared.at(Place.change(0)), 98_000)
            .psbt();
    Psbt withNonces = psbt;
    for (Cosigner each : all) {
      SigningResult round = each.firstRound(withNonces);
      assertThat(round.signedInputs()).isEmpty();
      withNonces = round.psbt();
    }
    Psbt signed = withNonces;
    for (Cosigner each : all.subList(1, owners)) {
      signed = each.secondRound(signed).psbt();
    }
    SigningResult last = all.getFirst().secondRound(signed);
    assertThat(last.complete()).isTrue();
    Transaction transaction = last.transaction().orElseThrow();
    int witness = descriptor.contains("after") ? 3 : items;
    assertThat(transaction.inputs())
        .allSatisfy(input -> assertThat(input.witness().items()).hasSize(witness));
    assertThat(all).allSatisfy(each -> assertThat(each.memory.size()).isZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr(A/<0;1>/*)", "rawtr(A/<0;1>/*)", "tr(A/<0;1>/*,pk(B/<0;1>/*))"})
  void aSingleKeyNeedsNoRounds(String descriptor) {
    Wallet own = Cosigner.wallet(descriptor);
    Cosigner owner = new Cosigner(1, own);
    Psbt psbt = Cosigner.payment(own, 98_000);
    assertThat(owner.needsNonces(psbt)).isFalse();
    assertThat(owner.secondRound(psbt).complete()).isTrue();
  }

  @Test
  void ownersSignSideBySideAndSomebodyCombines() {
    Psbt psbt = Cosigner.payment(wallet, 98_000);
    Psbt nonces =
        Combiner.combine(List.of(first.firstRound(psbt).psbt(), second.firstRound(psbt).psbt()));
    SigningResult one = first.secondRound(nonces);
    SigningResult two = second.secondRound(nonces);
    assertThat(Stream.of(one, two)).allMatch(each -> !each.complete());
    assertThat(one.signedInputs()).containsExactly(0, 1);
    Psbt combined = Combiner.combine(List.of(one.psbt(), two.psbt()));
    assertThat(Cosigner.SIGNER.finish(PsbtCheck.check(combined, Network.REGTEST)).complete())
        .isTrue();
  }

  @Test
  void changeToTheSharedWalletIsProvenItsOwn() {
    for (String descriptor : List.of(TWO, "tr(musig(A,B)/<0;1>/*)")) {
      Wallet shared = Cosigner.wallet(descriptor);
      LocatedPsbt located =
          LocatedPsbt.of(
              PsbtCheck.check(Cosigner.payment(shared, 98_000), Network.REGTEST), shared);
      assertThat(located.inputs()).allMatch(Optional::isPresent);
      assertThat(located.outputs()).allMatch(Optional::isPresent);
    }
  }

  @Test
  void theFirstRoundIsNeededUntilTheOwnNoncesAreThere() {
    Psbt psbt = Cosigner.payment(wallet, 98_000);
    assertThat(first.needsNonces(psbt)).isTrue();
    Psbt given = first.firstRound(psbt).psbt();
    assertThat(first.needsNonces(given)).isFalse();
    assertThat(second.needsNonces(given)).isTrue();
    assertThat(new Cosigner(3, wallet).needsNonces(given)).isFalse();
    assertThat(first.secondRound(given).signedInputs()).isEmpty();
  }

  @Test
  void aNonceSignsOnce() {
    Psbt nonces = withNonces(98_000);
    assertThat(first.secondRound(nonces).signedInputs()).containsExactly(0, 1);
    refused(RefusalRule.UNKNOWN_NONCE, () -> first.secondRound(nonces));
  }

  @Test
  void aNonceSignsNoOtherTransaction() {
    Psbt nonces = withNonces(98_000);
    Psbt other = Cosigner.payment(wallet, 97_000);
    Psbt grafted =
        other.withInputs(
            IntStream.range(0, 2)
                .mapToObj(i ->
                    other
                        .inputs()
                        .get(i)
                        .edit(map -> map.with(nonces.inputs().get(i).map().entries())))
                .toList());
    refused(RefusalRule.UNKNOWN_NONCE, () -> first.secondRound(grafted));
    assertThat(first.secondRound(nonces).signedInputs()).containsExactly(0, 1);
  }

  @Test
  void ofManyWhoAskAtOnceOneGetsThePartialSignature() throws Exception {
    for (int round = 0; round < 5; round++) {
      Psbt nonces = withNonces(98_000 - round);
      // The same message under another nonce of the cosigner: both signatures would give the key.
      Psbt again = Combiner.combine(List.of(first.firstRound(nonces).psbt(), nonces));
      Psbt otherNonce = second.firstRound(withoutNoncesOf(again, 2)).psbt();
      int threads = 8;
      CyclicBarrier barrier = new CyclicBarrier(threads);
      try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
        List<Callable<Boolean>> tries =
            IntStream.range(0, threads)
                .mapToObj(i ->
                    (Callable<Boolean>)
                        () -> {
                          barrier.await();
                          try {
                            return !first
                                .secondRound(i % 2 == 0 ? nonces : otherNonce)
                                .signedInputs()
                                .isEmpty();
                          } catch (SigningRefused e) {
                            assertThat(e.rule()).isEqualTo(RefusalRule.UNKNOWN_NONCE);
                            return false;
                          }
                        })
                .toList();
        long signed = 0;
        for (Future<Boolean> each : pool.invokeAll(tries)) {
          signed += each.get() ? 1 : 0;
        }
        // Two threads may take the nonces of one input each; then neither gets both.
        assertThat(signed).isLessThanOrEqualTo(1);
        assertThat(first.memory.size()).isZero();
      }
    }
  }

  @Test
  void whatWasForgottenIsNotSigned() {
    Psbt nonces = withNonces(98_000);
    first.memory.clear();
    assertThat(first.memory.size()).isZero();
    refused(RefusalRule.UNKNOWN_NONCE, () -> first.secondRound(nonces));
    Psbt old = second.firstRound(Cosigner.payment(wallet, 97_000)).psbt();
    second.now = second.now.plus(Duration.ofHours(1));
    refused(RefusalRule.UNKNOWN_NONCE, () -> second.secondRound(old));
  }

  @Test
  void ofTooManyNoncesTheOldestAreForgotten() {
    Psbt old = withNonces(98_000);
    for (int i = 0; i < 5; i++) {
      var _ = first.firstRound(Cosigner.payment(wallet, 90_000 + i));
    }
    assertThat(first.memory.size()).isEqualTo(10);
    refused(RefusalRule.UNKNOWN_NONCE, () -> first.secondRound(old));
  }

  @Test
  void aNonceOfAnotherWalletsScopeIsNotTaken() {
    Psbt nonces = withNonces(98_000);
    var elsewhere = first.memory.in("another wallet", first.now);
    assertThat(
            PsbtCheck.check(nonces, Network.REGTEST)
                .psbt()
                .inputs()
                .getFirst()
                .musig2()
                .publicNonces())
        .allSatisfy((slot, nonce) ->
            assertThat(elsewhere.holds(new NonceUse(slot, Bytes.EMPTY, nonce))).isFalse());
  }

  @Test
  void participantsThatDoNotMakeTheAggregateAreRefused() {
    Psbt psbt = Cosigner.payment(wallet, 98_000);
    Bytes stranger =
        Bytes.fromHex("02" + "f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9");
    Psbt lying =
        edited(
            psbt,
            InputField.MUSIG2_PARTICIPANT_PUBKEYS,
            value -> Bytes.fromHex(stranger.hex() + value.slice(33, value.size()).hex()));
    refused(RefusalRule.AGGREGATE_KEY_MISMATCH, () -> first.firstRound(lying));
    refused(RefusalRule.AGGREGATE_KEY_MISMATCH, () -> first.secondRound(lying));
    Psbt swapped =
        edited(
            psbt,
            InputField.MUSIG2_PARTICIPANT_PUBKEYS,
            value -> Bytes.fromHex(value.slice(33, 66).hex() + value.slice(0, 33).hex()));
    refused(RefusalRule.AGGREGATE_KEY_MISMATCH, () -> first.firstRound(swapped));
    Psbt twice =
        edited(
            psbt,
            InputField.MUSIG2_PARTICIPANT_PUBKEYS,
            value -> Bytes.fromHex(value.slice(0, 33).hex().repeat(2)));
    refused(RefusalRule.AGGREGATE_KEY_MISMATCH, () -> first.firstRound(twice));
    Psbt noPoint =
        edited(
            psbt,
            InputField.MUSIG2_PARTICIPANT_PUBKEYS,
            value -> Bytes.fromHex("02" + "ff".repeat(32) + value.slice(33, 66).hex()));
    refused(RefusalRule.AGGREGATE_KEY_MISMATCH, () -> first.firstRound(noPoint));
  }

  @Test
  void aCosignerWhoSendsRubbishIsNamedAndNoNonceIsSpent() {
    Psbt nonces = withNonces(98_000);
    Psbt theirs = second.secondRound(nonces).psbt();
    Psbt bent = edited(theirs, InputField.MUSIG2_PARTIAL_SIG, value -> flipped(value, 31));
    assertThatThrownBy(() -> first.secondRound(bent))
        .hasMessageContaining("musig2_partial_sig of participant " + participant(2));
    assertThat(first.memory.size()).isEqualTo(2);
    assertThat(first.secondRound(theirs).complete()).isTrue();
  }

  @Test
  void aPublicNonceThatIsNoPointNamesItsSender() {
    Psbt nonces = withNonces(98_000);
    Bytes theirs = participant(2);
    Psbt bent =
        nonces.withInputs(
            nonces.inputs().stream()
                .map(input ->
                    input.edit(map ->
                        map.with(
                            map.entries().keySet().stream()
                                .filter(key -> key.at(0) == InputField.MUSIG2_PUB_NONCE.type())
                                .filter(key -> key.slice(1, 34).equals(theirs))
                                .findFirst()
                                .orElse(Bytes.of((byte) 0xf0)),
                            Bytes.fromHex("02" + "ff".repeat(32) + "02" + "ff".repeat(32)))))
                .toList());
    assertThatThrownBy(() -> first.secondRound(bent))
        .isInstanceOf(SigningRefused.class)
        .hasMessageContaining("musig2_pub_nonce of participant " + theirs);
    assertThat(first.memory.size()).isEqualTo(2);
  }

  private Psbt withNonces(long amount) {
    Psbt psbt = Cosigner.payment(wallet, amount);
    return second.firstRound(first.firstRound(psbt).psbt()).psbt();
  }

  /** The key of a participant in the first input. */
  private Bytes participant(int master) {
    Bytes expected =
        TestWallets.account(master, Cosigner.ACCOUNT)
            .extendedPublic()
            .orElseThrow()
            .derive(DerivationPath.parse("m/0/3"))
            .publicKey();
    assertThat(wallet.at(Place.receive(3)).derived().signers())
        .anyMatch(key -> key.publicKey().equals(expected));
    return expected;
  }

  private Psbt withoutNoncesOf(Psbt psbt, int master) {
    List<Bytes> own =
        Stream.of("m/0/3", "m/1/1")
            .map(path ->
                TestWallets.account(master, Cosigner.ACCOUNT)
                    .extendedPublic()
                    .orElseThrow()
                    .derive(DerivationPath.parse(path))
                    .publicKey())
            .toList();
    return psbt.withInputs(
        psbt.inputs().stream()
            .map(input ->
                input.edit(map ->
                    map.without(key ->
                        key.at(0) == InputField.MUSIG2_PUB_NONCE.type()
                            && own.contains(key.slice(1, 34)))))
            .toList());
  }

  private static Bytes flipped(Bytes value, int at) {
    byte[] bytes = value.toArray();
    bytes[at] ^= 1;
    return Bytes.of(bytes);
  }

  private static Psbt edited(Psbt psbt, InputField field, UnaryOperator<Bytes> change) {
    return psbt.withInputs(
        psbt.inputs().stream()
            .map(input ->
                input.edit(map -> {
                  var changed = map;
                  for (var entry : map.entries().entrySet()) {
                    if (entry.getKey().at(0) == field.type()) {
                      changed = changed.with(entry.getKey(), change.apply(entry.getValue()));
                    }
                  }
                  return changed;
                }))
            .toList());
  }

  private static void refused(RefusalRule rule, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(SigningRefused.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }
}
