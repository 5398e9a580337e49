package io.holdfast.bitcoin.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.Mnemonic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorTemplateTest {
  private static final String ABOUT =
      "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

  @ParameterizedTest
  @CsvSource({
    "bip44, 0, 0, 1LqBGSKuX5yYUonjxT5qGfpUsXKYYWeabA",
    "bip44, 1, 0, 1J3J6EvPrv8q6AC3VCjWV45Uf3nssNMRtH",
    "bip49, 0, 0, 37VucYSaXLCAsxYyAPfbSi9eh4iEcbShgf",
    "bip84, 0, 0, bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
    "bip84, 0, 1, bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g",
    "bip84, 1, 0, bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el",
    "bip86, 0, 0, bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
    "bip86, 0, 1, bc1p4qhjn9zdvkux4e44uhx8tc55attvtyu358kutcqkudyccelu0was9fqzwh",
    "bip86, 1, 0, bc1p3qkhfews2uk44qtvauqyr2ttdsw7svhkl9nkm9s9c3x4ax5h60wqwruhk7"
  })
  void theKnownMnemonicGivesTheAddressesThatTheBipsPublish(
      String template, int branch, int index, String address) {
    assertThat(
            over(template, Network.MAINNET)
                .derive(branch, index)
                .address(Network.MAINNET)
                .orElseThrow()
                .text())
        .isEqualTo(address);
  }

  @Test
  void aTemplateIsWrittenWithItsOriginAndBothChains() {
    assertThat(over("bip84", Network.MAINNET))
        .hasToString(
            "wpkh([73c5da0a/84h/0h/0h]xpub6CatWdiZiodmUeTDp8LT5or8nmbKNcuyvz7WyksVFkKB4RHwCD3XyuvPEbvqAQY3rAPshWcMLoP2fMFMKHPJ4ZeZXYVUhLv1VMrjPC7PW6V/<0;1>/*)#qf45pmyh");
  }

  @Test
  void everyTestNetworkHasTheCoinTypeOfTestnet() {
    for (Network network : Network.values()) {
      if (network != Network.MAINNET) {
        assertThat(DescriptorTemplate.BIP84.accountPath(network, 3)).hasToString("m/84h/1h/3h");
      }
    }
  }

  private static Descriptor over(String name, Network network) {
    DescriptorTemplate template = DescriptorTemplate.named(name).orElseThrow();
    DerivationPath path = template.accountPath(network, 0);
    try (Mnemonic mnemonic = Mnemonic.parse(ABOUT);
        ExtendedPrivateKey master =
            ExtendedPrivateKey.ofSeed(mnemonic.seed(""), ExtendedKeyVersion.of(network));
        ExtendedPrivateKey account = master.derive(path)) {
      return template.over(
          KeyExpression.of(new KeyOrigin(master.fingerprint(), path), account.publicKey()));
    }
  }
}
