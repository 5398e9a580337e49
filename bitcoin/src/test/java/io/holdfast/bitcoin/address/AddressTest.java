package io.holdfast.bitcoin.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An address means one script on one network; a mistyped or foreign one is refused. */
final class AddressTest {
  /** The key of the generator point, whose addresses are in every text book. */
  @ParameterizedTest
  @CsvSource({
    "MAINNET, 1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH,"
        + " 76a914751e76e8199196d454941c45d1b3a323f1433bd688ac",
    "TESTNET, mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r,"
        + " 76a914751e76e8199196d454941c45d1b3a323f1433bd688ac",
    "MAINNET, 3JvL6Ymt8MVWiCNHC7oWU6nLeHNJKLZGLN,"
        + " a914bcfeb728b584253d5f3f70bcb780e9ef218a68f487",
    "MAINNET, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,"
        + " 0014751e76e8199196d454941c45d1b3a323f1433bd6",
    "MAINNET, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0,"
        + " 512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
  })
  void aKnownAddressIsItsKnownScriptBothWays(Network network, String text, String script) {
    assertThat(Address.parse(text, network).script().hex()).isEqualTo(script);
    assertThat(Address.of(network, Script.fromHex(script)).orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(Network.class)
  void everyFormSurvivesARoundTripOnEveryNetwork(Network network) {
    Random random = new Random(350);
    byte[] twenty = new byte[20];
    byte[] thirtyTwo = new byte[32];
    for (int round = 0; round < 50; round++) {
      random.nextBytes(twenty);
      random.nextBytes(thirtyTwo);
      for (Script script :
          new Script[] {
            Scripts.p2pkh(Bytes.of(twenty)),
            Scripts.p2sh(Bytes.of(twenty)),
            Scripts.p2wpkh(Bytes.of(twenty)),
            Scripts.p2wsh(Bytes.of(thirtyTwo)),
            Scripts.p2tr(Bytes.of(thirtyTwo)),
            Scripts.witness(random.nextInt(2, 17), Bytes.of(twenty))
          }) {
        String text = Address.of(network, script).orElseThrow().text();
        assertThat(Address.parse(text, network)).isEqualTo(new Address(network, script));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 | SIMNET | is of mainnet, not of simnet",
        "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH | REGTEST | is of mainnet, not of regtest",
        "mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r | MAINNET |"
            + " is of testnet or signet or regtest, not of mainnet",
        "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx | MAINNET | is of testnet or signet, not of"
            + " mainnet"
      })
  void anAddressOfAnotherNetworkIsRefusedNamingBoth(String text, Network expected, String error) {
    assertThatThrownBy(() -> Address.parse(text, expected))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5 | the bech32 checksum does not match",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8F3t4 | mixes upper and lower case",
        "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMh | the base58 checksum does not match",
        "1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAM0 | character 34 is not base58",
        "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9 | prefix 'ltc' is of no Bitcoin network",
        "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8"
            + " | a base58 address holds 21 bytes, not 78"
      })
  void whatIsNoAddressIsRefusedWithItsReason(String text, String error) {
    assertThatThrownBy(() -> Address.parse(text, Network.MAINNET))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining(error);
  }

  static Stream<Arguments> publishedAddresses() {
    return VectorFile.cases(AddressTest.class, "bip350.tsv", "valid");
  }

  @ParameterizedTest
  @MethodSource("publishedAddresses")
  void aPublishedAddressIsItsScript(String text, String script) {
    assertThat(Address.parse(text, networkOf(text)).script().hex()).isEqualTo(script);
  }

  static Stream<Arguments> publishedInvalidAddresses() {
    return VectorFile.cases(AddressTest.class, "bip350.tsv", "invalid");
  }

  @ParameterizedTest
  @MethodSource("publishedInvalidAddresses")
  void aPublishedInvalidAddressIsRefused(String text) {
    assertThatThrownBy(() -> Address.parse(text, networkOf(text)))
        .isInstanceOf(AddressException.class);
  }

  private static Network networkOf(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith("tb") ? Network.TESTNET : Network.MAINNET;
  }
}
