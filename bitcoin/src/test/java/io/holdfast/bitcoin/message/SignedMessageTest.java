package io.holdfast.bitcoin.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.sign.Signer;
import io.holdfast.bitcoin.tx.Transaction;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletKeys;
import io.holdfast.bitcoin.wallet.WalletScript;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of BIP-322, and what programs signed in the older form. */
class SignedMessageTest {
  private static final SelfCheck INTERPRETERS = SelfCheck.available();
  private static final String WIF = "L3VFeEujGtevx9w18HD1fhRbCH67Az2dpCymeRE1SoPK6XQtaN2k";

  static Stream<List<String>> hashes() {
    return VectorFile.rows(SignedMessageTest.class, "bip322.tsv", "hash");
  }

  static Stream<List<String>> good() {
    return VectorFile.rows(SignedMessageTest.class, "bip322.tsv", "good");
  }

  static Stream<List<String>> keys() {
    return VectorFile.rows(SignedMessageTest.class, "bip322.tsv", "key");
  }

  static Stream<List<String>> bad() {
    return VectorFile.rows(SignedMessageTest.class, "bip322.tsv", "bad");
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void theTransactionsAreThoseOfTheBip(List<String> vector) {
    String message = text(vector.getFirst());
    Transaction toSpend = MessageTransactions.toSpend(message, script(vector.get(1)));
    assertThat(HexFormat.of().formatHex(MessageTransactions.hash(message)))
        .isEqualTo(vector.get(2));
    assertThat(toSpend.txid().hex()).isEqualTo(vector.get(3));
    assertThat(MessageTransactions.toSign(toSpend).txid().hex()).isEqualTo(vector.get(4));
  }

  @ParameterizedTest
  @MethodSource("good")
  void aPublishedSignatureIsGood(List<String> vector) {
    SignedMessage.Verified verified =
        SignedMessage.verify(
            script(vector.get(2)), text(vector.get(1)), vector.get(5), INTERPRETERS);
    assertThat(vector.getFirst()).startsWith(verified.form().label());
    assertThat(verified.lockTime()).isEqualTo(Long.parseLong(vector.get(3)));
    assertThat(verified.sequence()).isEqualTo(Long.parseLong(vector.get(4)));
    assertThatThrownBy(() ->
            SignedMessage.verify(
                script(vector.get(2)), text(vector.get(1)) + "!", vector.get(5), INTERPRETERS))
        .isInstanceOf(MessageException.class);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aPublishedBadSignatureIsRefused(List<String> vector) {
    assertThatThrownBy(() ->
            SignedMessage.verify(
                script(vector.get(2)), text(vector.get(1)), text(vector.get(3)), INTERPRETERS))
        .as(vector.getFirst())
        .isInstanceOf(BitcoinException.class);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void whatIsSignedHereIsAsTheBipHasIt(List<String> vector) {
    boolean taproot = vector.getFirst().equals("p2tr");
    try (HeldKey.Single key = new HeldKey.Single(WifKey.parse(vector.get(3)))) {
      String message = text(vector.get(1));
      SignedMessage signed = sign(key, taproot ? "tr(%s)" : "wpkh(%s)", message, Optional.empty());
      assertThat(signed.form()).isEqualTo(MessageForm.SIMPLE);
      if (!taproot) {
        assertThat(vector.get(4)).contains(signed.text());
      }
      assertThat(
              SignedMessage.verify(script(vector.get(2)), message, signed.text(), INTERPRETERS)
                  .form())
          .isEqualTo(MessageForm.SIMPLE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pkh(%s), LEGACY", "wpkh(%s), LEGACY", "sh(wpkh(%s)), LEGACY", "pkh(%s), FULL",
    "sh(wpkh(%s)), FULL", "wpkh(%s), FULL", "tr(%s), FULL", "tr(%s), SIMPLE"
  })
  void everyFormIsSignedForTheAddressesThatHaveIt(String descriptor, MessageForm form) {
    try (HeldKey.Single key = new HeldKey.Single(WifKey.parse(WIF))) {
      SignedMessage signed = sign(key, descriptor, "hello", Optional.of(form));
      Script script = wallet(key, descriptor).at(Place.receive(0)).derived().scriptPubKey();
      assertThat(SignedMessage.verify(script, "hello", signed.text(), INTERPRETERS).form())
          .isEqualTo(form);
      assertThatThrownBy(() -> SignedMessage.verify(script, "hallo", signed.text(), INTERPRETERS))
          .isInstanceOf(MessageException.class);
    }
  }

  @Test
  void formsThatAnAddressDoesNotHaveAreRefused() {
    try (HeldKey.Single key = new HeldKey.Single(WifKey.parse(WIF))) {
      assertThatThrownBy(() -> sign(key, "tr(%s)", "hello", Optional.of(MessageForm.LEGACY)))
          .hasMessageContaining("before taproot");
      assertThatThrownBy(() -> sign(key, "pkh(%s)", "hello", Optional.of(MessageForm.SIMPLE)))
          .hasMessageContaining("ask for the full form");
      assertThat(sign(key, "pkh(%s)", "hello", Optional.empty()).form())
          .isEqualTo(MessageForm.FULL);
    }
  }

  /** Of Bitcoin Core's own tests. */
  @ParameterizedTest
  @CsvSource({
    "15CRxFdyRpGZLW9w8HnHvVduizdL5jKNbs, Trust no one, IPojfrX2dfPnH26UegfbGQQLrdK844DlHq5157/P6h57WyuS/Qsl+h/WSVGDF4MUi4rWSswW38oimDYfNNUBUOk=",
    "11canuhp9X2NocwCq7xNrQYTmUgZAnLK3, Trust me, IIcaIENoYW5jZWxsb3Igb24gYnJpbmsgb2Ygc2Vjb25kIGJhaWxvdXQgZm9yIGJhbmtzIAaHRtbCeDZINyavx14="
  })
  void aSignatureOfTheOlderFormByAnotherProgramIsGood(
      String address, String message, String signature) {
    assertThat(SignedMessage.verify(script(address), message, signature, INTERPRETERS).form())
        .isEqualTo(MessageForm.LEGACY);
    assertThatThrownBy(
            () -> SignedMessage.verify(script(address), message + ".", signature, INTERPRETERS))
        .isInstanceOf(MessageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pofAAAA", "smp", "fulAAAA", "smp////", "AA==", "x"})
  void whatIsNoSignatureIsRefused(String text) {
    Script script = script("bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l");
    assertThatThrownBy(() -> SignedMessage.verify(script, "", text, INTERPRETERS))
        .isInstanceOf(MessageException.class);
  }

  private static SignedMessage sign(
      HeldKey.Single key, String descriptor, String message, Optional<MessageForm> form) {
    WalletScript own = wallet(key, descriptor).at(Place.receive(0));
    try (WalletKeys keys = new WalletKeys(key, List.of(own))) {
      return new MessageSigner(new Signer(INTERPRETERS))
          .sign(form, own, message, keys, Network.MAINNET);
    }
  }

  private static Wallet wallet(HeldKey.Single key, String descriptor) {
    return Wallet.of(
        Descriptor.parse(descriptor.formatted(key.publicKey().hex())), Network.MAINNET);
  }

  private static String text(String cell) {
    return cell.equals("-") ? "" : cell;
  }

  private static Script script(String address) {
    return Address.parse(address, Network.MAINNET).script();
  }
}
