package io.holdfast.bitcoin.bsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.bsms.Bip129.Setup;
import io.holdfast.bitcoin.bsms.Bip129.Signer;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.key.HeldKey;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.bitcoin.message.MessageForm;
import io.holdfast.bitcoin.message.MessageSigner;
import io.holdfast.bitcoin.verify.InterpreterVerifier;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletKeys;
import io.holdfast.bitcoin.wallet.WalletScript;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Bip129VectorsTest {
  static Stream<Setup> setups() {
    return Stream.of(Bip129.PUBLIC_KEYS, Bip129.PLAIN, Bip129.STANDARD, Bip129.EXTENDED);
  }

  @ParameterizedTest
  @MethodSource("setups")
  void keyRecordsAreOpenedAndTheirSignaturesHold(Setup setup) {
    for (Signer signer : setup.signers()) {
      Token token = token(signer);
      String opened = RecordCipher.decrypt(token, signer.sent());
      assertThat(opened).isEqualTo(signer.record());
      KeyRecord record = KeyRecord.parse(token, opened);
      assertThat(record.text()).isEqualTo(signer.record());
      assertThat(RecordCipher.encrypt(token, record.text())).isEqualTo(signer.sent());
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void signaturesAreMadeAsPublished(Setup setup) {
    for (Signer signer : setup.signers()) {
      List<String> lines = signer.record().lines().toList();
      try (WifKey key = WifKey.parse(signer.privateKey());
          SecretBytes privateKey = key.privateKey()) {
        String made =
            RecordSignature.sign(
                privateKey, key.publicKey(), String.join("\n", lines.subList(0, 4)));
        assertThat(made).isEqualTo(lines.getLast());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("setups")
  void theDescriptorRecordIsOpenedAndItsFirstAddressHolds(Setup setup) {
    for (int i = 0; i < setup.signers().size(); i++) {
      Token token = token(setup.signers().get(i));
      String sent = setup.sent().get(Math.min(i, setup.sent().size() - 1));
      String opened = RecordCipher.decrypt(token, sent);
      assertThat(opened).isEqualTo(setup.record());
      DescriptorRecord record = DescriptorRecord.parse(opened);
      assertThat(record.networks()).containsExactly(Network.MAINNET);
      assertThat(record.text()).isEqualTo(setup.record());
      assertThat(DescriptorRecord.of(record.descriptorText(), Network.MAINNET)).isEqualTo(record);
      assertThat(RecordCipher.encrypt(token, record.text())).isEqualTo(sent);
    }
  }

  /** As BIP-322 has signers that are not of the older form. */
  @Test
  void aSignatureOfBip322IsTaken() {
    Signer signer = Bip129.PLAIN.signers().getFirst();
    List<String> lines = signer.record().lines().toList();
    String message = String.join("\n", lines.subList(0, 4));
    try (HeldKey.Single key = new HeldKey.Single(WifKey.parse(signer.privateKey()))) {
      WalletScript own =
          Wallet.of(Descriptor.parse("wpkh(" + key.publicKey().hex() + ")"), Network.MAINNET)
              .at(Place.receive(0));
      try (WalletKeys keys = new WalletKeys(key, List.of(own))) {
        io.holdfast.bitcoin.sign.Signer interpreted =
            new io.holdfast.bitcoin.sign.Signer(new SelfCheck(List.of(new InterpreterVerifier())));
        String signature =
            new MessageSigner(interpreted)
                .sign(Optional.of(MessageForm.SIMPLE), own, message, keys, Network.MAINNET)
                .text();
        assertThat(KeyRecord.parse(token(signer), message + "\n" + signature).key().toString())
            .isEqualTo(KeyRecord.parse(token(signer), signer.record()).key().toString());
        assertThatExceptionOfType(BsmsException.class)
            .isThrownBy(() ->
                KeyRecord.parse(
                    token(signer), message.replace("Signer 1", "Signer 2") + "\n" + signature))
            .withMessageContaining("the signature is not by the record's own key");
      }
    }
  }

  @Test
  void theKeyOfATokenIsThePublishedOne() {
    assertThat(RecordCipher.keyHex(Token.parse("a54044308ceac9b7")))
        .isEqualTo("7673ffd9efd70336a5442eda0b31457f7b6cdf7b42fe17f274434df55efa9839");
    assertThat(RecordCipher.keyHex(Token.parse("108a2360adb302774eb521daebbeda5e")))
        .isEqualTo("63dc1e57dfdc21fa11109d5088be01fb8078a383d2296925ad2b7612b7179777");
    assertThat(RecordCipher.keyHex(Token.parse("281769005132501859744421970528095647152")))
        .isEqualTo("3dc860a53471ec03af14617fef60921cf215b45a9d684462fa65b9d804ad3ee7");
  }

  @Test
  void aTokenIsTheSameInEveryForm() {
    for (String form :
        List.of(
            "a54044308ceac9b7",
            "0xA54044308CEAC9B7",
            "11907592390080907703",
            "pipe acquire around border prosper swift")) {
      Token token = Token.parse(form);
      assertThat(token.hex()).isEqualTo("a54044308ceac9b7");
      assertThat(token.decimal()).isEqualTo("11907592390080907703");
      assertThat(token.words()).hasValue("pipe acquire around border prosper swift");
      assertThat(token.toString()).doesNotContain("a540");
    }
    assertThat(Token.parse("78a7d5e7549453d719150de5459c9ce5").decimal())
        .isEqualTo("160378811550692397333855096016467696869");
    assertThat(Token.parse("00").mode()).isEqualTo(Token.Mode.NO_ENCRYPTION);
  }

  @Test
  void aTokenThatIsNoneOrCouldBeTwoIsRefused() {
    refused("1234567890123456", "hexadecimal or decimal");
    assertThat(Token.parse("01234567890123456").mode()).isEqualTo(Token.Mode.STANDARD);
    assertThat(Token.parse("0x1234567890123456").hex()).isEqualTo("1234567890123456");
    refused("999999999999999999999999999999999999999", "beyond 128 bits");
    refused("a5404430", "neither 00 nor 16");
    refused("pipe acquire around border prosper pipe", "token: the checksum");
    refused("pipe acquire around border prosper swiftt", "word 6 is not");
  }

  private static void refused(String token, String message) {
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(() -> Token.parse(token))
        .withMessageContaining(message);
  }

  @Test
  void aChangedBitAnotherTokenOrAnotherSignersKeyIsNoticed() {
    Signer first = Bip129.STANDARD.signers().getFirst();
    Signer second = Bip129.STANDARD.signers().getLast();
    Token token = token(first);
    String sent = first.sent();
    String changed =
        sent.substring(0, 80) + (sent.charAt(80) == '0' ? '1' : '0') + sent.substring(81);
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(() -> RecordCipher.decrypt(token, changed))
        .withMessageContaining("MAC");
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(() -> RecordCipher.decrypt(Token.parse("a54044308ceac9b8"), sent))
        .withMessageContaining("MAC");
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(() -> RecordCipher.decrypt(token, first.record()))
        .withMessageContaining("not encrypted as the token wants it");
    List<String> lines = first.record().lines().toList();
    String swapped =
        String.join(
            "\n",
            lines.get(0),
            lines.get(1),
            second.record().lines().toList().get(2),
            lines.get(3),
            lines.get(4));
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(() -> KeyRecord.parse(token, swapped))
        .withMessageContaining("the signature is not by the record's own key");
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(() -> KeyRecord.parse(token, first.record().replace("BSMS 1.0", "BSMS 2.0")))
        .withMessageContaining("BSMS 1.0");
  }

  @Test
  void aDescriptorRecordWithAnotherAddressOrForeignPathsIsRefused() {
    String record = Bip129.PLAIN.record();
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(() ->
            DescriptorRecord.parse(
                record.replaceAll("bc1q\\w+", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")))
        .withMessageContaining("is not the descriptor's");
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(
            () -> DescriptorRecord.parse(record.replace("/0/*,/1/*", "No path restrictions")))
        .withMessageContaining("no path restrictions that say what for");
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(() -> DescriptorRecord.parse(record.replace("/0/*,/1/*", "/0h/*")))
        .withMessageContaining("none of the form");
    DescriptorRecord far = DescriptorRecord.parse(record.replace("/0/*,/1/*", "/0/*,/7/*"));
    assertThatExceptionOfType(BsmsException.class)
        .isThrownBy(far::descriptor)
        .withMessageContaining("are not supported here");
  }

  private static Token token(Signer signer) {
    return Token.parse(signer.token());
  }
}
