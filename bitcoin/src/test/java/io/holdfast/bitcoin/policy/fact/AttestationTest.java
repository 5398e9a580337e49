package io.holdfast.bitcoin.policy.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.policy.Outcome;
import io.holdfast.bitcoin.policy.TransactionPolicy;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.psbt.PsbtException;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.sign.PsbtCheck;
import io.holdfast.bitcoin.wallet.Payment;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.TestWallets;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Secp256k1;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttestationTest {
  private static final byte[] SECRET = seed();
  private static final PublicKey ED25519 =
      PublicKey.of(PublicKey.Algorithm.ED25519, Bytes.of(Ed25519.publicKey(SECRET)));
  private static final PublicKey BIP340 =
      PublicKey.of(
          PublicKey.Algorithm.BIP340, Bytes.of(Secp256k1.publicKey(SECRET)).slice(1, 33));
  private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

  private final Wallet wallet = TestWallets.single(1, DescriptorTemplate.BIP84, 0);
  private final String shop =
      TestWallets.single(9, DescriptorTemplate.BIP86, 0).at(Place.receive(0)).address().text();
  private final Psbt payment =
      new Payment().spend(wallet.at(Place.receive(0)), 100_000).pay(shop, 99_000).psbt();

  private static byte[] seed() {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    return seed;
  }

  private Attestation attestation(PublicKey key, Optional<Instant> expires) {
    Attestation unsigned =
        new Attestation(Network.REGTEST, shop, "The shop", expires, key, Bytes.EMPTY);
    byte[] message = unsigned.message();
    byte[] signature =
        key.equals(ED25519)
            ? Ed25519.sign(SECRET, message)
            : Secp256k1.signSchnorr(SECRET, Hashes.sha256(message), new byte[32]);
    return new Attestation(
        Network.REGTEST, shop, "The shop", expires, key, Bytes.of(signature));
  }

  private Outcome decide(Attestation attestation, Instant time) {
    Circumstances circumstances =
        new Circumstances(
            "hot",
            time,
            new Initiator("", "", List.of()),
            Map.of(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            List.of(attestation),
            Granted.NOTHING);
    TransactionFacts facts =
        TransactionFacts.of(PsbtCheck.check(payment, Network.REGTEST), wallet);
    return TransactionPolicy.parse(
            Map.of("attestors", List.of(ED25519.toString(), BIP340.toString())))
        .decide(DecisionFacts.of(facts, circumstances))
        .outcome();
  }

  @Test
  void whatAnAttestorSignedMayBePaidUntilItExpires() {
    for (PublicKey key : List.of(ED25519, BIP340)) {
      Attestation attestation = attestation(key, Optional.of(END));
      assertThat(decide(attestation, END.minusSeconds(1))).isEqualTo(Outcome.ALLOWED);
      assertThat(decide(attestation, END)).isEqualTo(Outcome.REFUSED);
      assertThat(decide(attestation(key, Optional.empty()), END)).isEqualTo(Outcome.ALLOWED);
    }
  }

  @Test
  void nothingOfAnAttestationCanBeChanged() {
    Attestation good = attestation(ED25519, Optional.of(END));
    Optional<Instant> later = Optional.of(END.plusSeconds(1));
    List<Attestation> bent =
        List.of(
            new Attestation(
                Network.REGTEST, shop, "The Shop", good.expires(), ED25519, good.signature()),
            new Attestation(Network.REGTEST, shop, "The shop", later, ED25519, good.signature()),
            new Attestation(
                Network.TESTNET, shop, "The shop", good.expires(), ED25519, good.signature()),
            new Attestation(
                Network.REGTEST, shop, "The shop", good.expires(), BIP340, good.signature()));
    bent.forEach(each -> assertThat(decide(each, Instant.EPOCH)).isEqualTo(Outcome.REFUSED));
  }

  @Test
  void aPsbtCarriesItInAFieldOfItsOutput() {
    List<PsbtOutput> outputs = new ArrayList<>(payment.outputs());
    Attestation first = attestation(ED25519, Optional.of(END));
    Attestation second = attestation(BIP340, Optional.empty());
    outputs.set(
        0, AttestationField.add(AttestationField.add(outputs.getFirst(), first), second));
    Psbt carrying = Psbt.parse(payment.withOutputs(outputs).serialize());
    assertThat(
            AttestationField.all(carrying, carrying.unsignedTransaction(), Network.REGTEST))
        .containsExactlyInAnyOrder(first, second);
    assertThat(
            carrying.outputs().getFirst().map().entries().keySet().stream()
                .map(Bytes::hex)
                .toList())
        .contains(
            "fc08686f6c6466617374" + "00" + "00" + ED25519.key().hex(),
            "fc08686f6c6466617374" + "00" + "01" + BIP340.key().hex());
  }

  @Test
  void aFieldThatIsMalformedNamesItsOutput() {
    List<PsbtOutput> outputs = new ArrayList<>(payment.outputs());
    Bytes key = Bytes.fromHex("fc08686f6c646661737400" + "05" + ED25519.key().hex());
    outputs.set(0, outputs.getFirst().edit(map -> map.with(key, Bytes.EMPTY)));
    Psbt odd = payment.withOutputs(outputs);
    assertThatThrownBy(
            () -> AttestationField.all(odd, odd.unsignedTransaction(), Network.REGTEST))
        .isInstanceOf(PsbtException.class)
        .hasMessageContaining("output 0: attestation: no algorithm has the number 5");
  }

  @Test
  void aRequestCarriesItAsADocument() {
    Attestation good = attestation(BIP340, Optional.of(END));
    assertThat(Attestation.parse(good.toDocument())).isEqualTo(good);
    Map<String, Object> misspelt = new HashMap<>(good.toDocument());
    misspelt.put("expirs", "2026-01-01T00:00:00Z");
    assertThatThrownBy(() -> Attestation.parse(misspelt))
        .hasMessageStartingWith("unknown field 'expirs'; an attestation has");
    Map<String, Object> odd = new HashMap<>(good.toDocument());
    odd.put("attestor", "ed25519:00");
    assertThatThrownBy(() -> Attestation.parse(odd)).hasMessageContaining("attestor");
  }
}
