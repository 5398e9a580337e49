package io.holdfast.bitcoin.musig2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.KeyFormatException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BIP-328, and the fields of BIP-373. */
class ExtendedAggregateKeyTest {
  @ParameterizedTest
  @CsvSource({
    "0354240c76b8f2999143301a99c7f721ee57eee0bce401df3afeaa9ae218c70f23,xpub661MyMwAqRbcFt6tk3uaczE1y6EvM1TqXvawXcYmFEWijEM4PDBnuCXwwXEKGEouzXE6QLLRxjatMcLLzJ5LV5Nib1BN7vJg6yp45yHHRbm,03935F972DA013F80AE011890FA89B67A27B7BE6CCB24D3274D18B2D4067F261A9 02F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9",
    "0290539eede565f5d054f32cc0c220126889ed1e5d193baf15aef344fe59d4610c,xpub661MyMwAqRbcFt6tk3uaczE1y6EvM1TqXvawXcYmFEWijEM4PDBnuCXwwVk5TFJk8Tw5WAdV3DhrGfbFA216sE9BsQQiSFTdudkETnKdg8k,02F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9 03DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659 023590A94E768F8E1815C2F24B4D80A8E3149316C3518CE7B7AD338368D038CA66",
    "022479f134cdb266141dab1a023cbba30a870f8995b95a91fc8464e56a7d41f8ea,xpub661MyMwAqRbcFt6tk3uaczE1y6EvM1TqXvawXcYmFEWijEM4PDBnuCXwwUvaZYpysLX4wN59tjwU5pBuDjNrPEJbfxjLwn7ruzbXTcUTHkZ,02DFF1D77F2A671C5F36183726DB2341BE58FEAE1DA2DECED843240F7B502BA659 023590A94E768F8E1815C2F24B4D80A8E3149316C3518CE7B7AD338368D038CA66 02F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9 03935F972DA013F80AE011890FA89B67A27B7BE6CCB24D3274D18B2D4067F261A9"
  })
  void theSyntheticExtendedKeyIsThePublishedOne(String aggregate, String xpub, String keys) {
    AggregateKey key =
        AggregateKey.of(Arrays.stream(keys.split(" ", -1)).map(Bytes::fromHex).toList());
    assertThat(key.publicKey().hex()).isEqualTo(aggregate);
    assertThat(key.extended(ExtendedKeyVersion.MAIN).encode()).isEqualTo(xpub);
  }

  @Test
  void allSignForAChildOfTheExtendedKey() {
    byte[] one = Secp256k1.generatePrivateKey();
    byte[] two = Secp256k1.generatePrivateKey();
    List<Bytes> keys =
        List.of(Bytes.of(Secp256k1.publicKey(one)), Bytes.of(Secp256k1.publicKey(two)));
    DerivationPath path = DerivationPath.parse("m/1/7");
    AggregateKey master = AggregateKey.of(keys);
    AggregateKey child = master.derive(path);
    assertThat(child.publicKey())
        .isEqualTo(master.extended(ExtendedKeyVersion.TEST).derive(path).publicKey());

    Bytes message = Bytes.of(new byte[32]);
    NoncePair first = NonceRequest.of(keys.get(0)).generate();
    NoncePair second = NonceRequest.of(keys.get(1)).generate();
    SigningSession session =
        SigningSession.of(
            child, AggregateNonce.of(List.of(first.shared(), second.shared())), message);
    Bytes signature =
        session.aggregate(
            List.of(
                session.sign(first.secret(), SecretBytes.take(one)),
                session.sign(second.secret(), SecretBytes.take(two))));
    assertThat(
            Secp256k1.verifySchnorr(
                child.xOnly().toArray(), message.toArray(), signature.toArray()))
        .isTrue();
    assertThatThrownBy(() -> master.derive(DerivationPath.parse("m/1h")))
        .isInstanceOf(KeyFormatException.class);
  }

  @Test
  void theKeyOfAPsbtsFieldNamesSignerAggregateAndLeaf() {
    Bytes key = Bytes.fromHex("02F9308A019258C31049344F85F89D5229B531C845836F99B08601F113BCE036F9");
    PsbtSlot keyPath = new PsbtSlot(key, key, Optional.empty());
    PsbtSlot leaf = new PsbtSlot(key, key, Optional.of(Bytes.of(new byte[32])));
    assertThat(keyPath.keyData().size()).isEqualTo(66);
    assertThat(leaf.keyData().size()).isEqualTo(98);
    assertThat(PsbtSlot.parse(keyPath.keyData())).isEqualTo(keyPath);
    assertThat(PsbtSlot.parse(leaf.keyData())).isEqualTo(leaf);
    assertThatThrownBy(() -> PsbtSlot.parse(key)).hasMessageContaining("33 bytes, not 66 or 98");
    assertThatThrownBy(() -> PsbtSlot.parse(Bytes.of(new byte[66])))
        .isInstanceOf(BitcoinException.class);
  }
}
