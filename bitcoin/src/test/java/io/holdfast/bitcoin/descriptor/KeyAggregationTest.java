package io.holdfast.bitcoin.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of BIP-327 for aggregates and of BIP-328 for what is derived from them. */
class KeyAggregationTest {
  private static List<Bytes> keys(String text) {
    return Arrays.stream(text.split(" ")).map(Bytes::fromHex).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9 03dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659 023590a94e768f8e1815c2f24b4d80a8e3149316c3518ce7b7ad338368d038ca66, 90539eede565f5d054f32cc0c220126889ed1e5d193baf15aef344fe59d4610c",
    "023590a94e768f8e1815c2f24b4d80a8e3149316c3518ce7b7ad338368d038ca66 03dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659 02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9, 6204de8b083426dc6eaf9502d27024d53fc826bf7d2012148a0575435df54b2b",
    "02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9 02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9 02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9, b436e3bad62b8cd409969a224731c193d051162d8c5ae8b109306127da3aa935",
    "02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9 02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9 03dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659 03dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659, 69bc22bfa5d106306e48a20679de1d7389386124d07571d0d872686028c26a3e"
  })
  void keysAggregateAsPublished(String keys, String xOnly) {
    assertThat(KeyAggregation.aggregate(keys(keys)).slice(1, 33).hex()).isEqualTo(xOnly);
  }

  @ParameterizedTest
  @CsvSource({
    "03935f972da013f80ae011890fa89b67a27b7be6ccb24d3274d18b2d4067f261a9 02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9, 0354240c76b8f2999143301a99c7f721ee57eee0bce401df3afeaa9ae218c70f23, xpub661MyMwAqRbcFt6tk3uaczE1y6EvM1TqXvawXcYmFEWijEM4PDBnuCXwwXEKGEouzXE6QLLRxjatMcLLzJ5LV5Nib1BN7vJg6yp45yHHRbm",
    "02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9 03dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659 023590a94e768f8e1815c2f24b4d80a8e3149316c3518ce7b7ad338368d038ca66, 0290539eede565f5d054f32cc0c220126889ed1e5d193baf15aef344fe59d4610c, xpub661MyMwAqRbcFt6tk3uaczE1y6EvM1TqXvawXcYmFEWijEM4PDBnuCXwwVk5TFJk8Tw5WAdV3DhrGfbFA216sE9BsQQiSFTdudkETnKdg8k",
    "02dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659 023590a94e768f8e1815c2f24b4d80a8e3149316c3518ce7b7ad338368d038ca66 02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9 03935f972da013f80ae011890fa89b67a27b7be6ccb24d3274d18b2d4067f261a9, 022479f134cdb266141dab1a023cbba30a870f8995b95a91fc8464e56a7d41f8ea, xpub661MyMwAqRbcFt6tk3uaczE1y6EvM1TqXvawXcYmFEWijEM4PDBnuCXwwUvaZYpysLX4wN59tjwU5pBuDjNrPEJbfxjLwn7ruzbXTcUTHkZ"
  })
  void anAggregateIsTheExtendedKeyThatIsPublished(String keys, String aggregate, String xpub) {
    Bytes key = KeyAggregation.aggregate(keys(keys));
    assertThat(key.hex()).isEqualTo(aggregate);
    assertThat(ExtendedPublicKey.ofAggregate(key).encode()).isEqualTo(xpub);
  }

  @Test
  void anAggregateOfNothingIsRefused() {
    assertThatThrownBy(() -> Descriptor.parse("tr(musig())"))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("expected a key");
  }

  @Test
  void aWalletOfAnAggregateHasTwoChains() {
    String first =
        "xpub6ERApfZwUNrhLCkDtcHTcxd75RbzS1ed54G1LkBUHQVHQKqhMkhgbmJbZRkrgZw4koxb5JaHWkY4ALHY2grBGRjaDMzQLcgJvLJuZZvRcEL";
    String second =
        "xpub68NZiKmJWnxxS6aaHmn81bvJeTESw724CRDs6HbuccFQN9Ku14VQrADWgqbhhTHBaohPX4CjNLf9fq9MYo6oDaPPLPxSb7gwQN3ih19Zm4Y";
    for (String text :
        List.of(
            "tr(musig(" + first + "," + second + ")/<0;1>/*)",
            "tr(musig(" + first + "/<0;1>/*," + second + "/<0;1>/*))")) {
      Wallet wallet = Wallet.of(Descriptor.parse(text), Network.MAINNET);
      assertThat(wallet.at(Place.receive(5)).address())
          .isEqualTo(
              wallet
                  .descriptor()
                  .expand()
                  .get(0)
                  .derive(0, 5)
                  .address(Network.MAINNET)
                  .orElseThrow())
          .isNotEqualTo(wallet.at(Place.change(5)).address());
      assertThat(wallet.at(Place.change(5)).address())
          .isEqualTo(
              wallet
                  .descriptor()
                  .expand()
                  .get(1)
                  .derive(0, 5)
                  .address(Network.MAINNET)
                  .orElseThrow());
    }
  }
}
