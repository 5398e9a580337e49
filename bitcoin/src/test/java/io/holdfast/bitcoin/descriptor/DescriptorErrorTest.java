package io.holdfast.bitcoin.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.bitcoin.address.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorErrorTest {
  private static final String KEY =
      "03a34b99f22c790c4e36b2b3c2c35a36db06226e41c692fc82b8b56ac1c540c5bd";
  private static final String XPUB =
      "xpub6ERApfZwUNrhLCkDtcHTcxd75RbzS1ed54G1LkBUHQVHQKqhMkhgbmJbZRkrgZw4koxb5JaHWkY4ALHY2grBGRjaDMzQLcgJvLJuZZvRcEL";
  private static final String XPRV =
      "xprvA1RpRA33e1JQ7ifknakTFpgNXPmW2YvmhqLQYMmrj4xJXXWYpDPS3xz7iAxn8L39njGVyuoseXzU6rcxFLJ8HFsTjSyQbLYnMpCqE2VbFWc";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|character 1|one of pk()",
        "foo(K)|character 1|one of pk()",
        "wsh(tr(K))|character 5|isn't allowed inside wsh()",
        "wpkh(K|character 72|expected ')'",
        "wpkh(K))|character 73|the end of the descriptor",
        "wpkh()|character 6|expected a key",
        "wpkh(X/0/*/1)|character 121|expected ',' or ')'",
        "wpkh(X/a/*)|character 118|not a number",
        "wpkh(X/<0>/*)|character 118|two values or more",
        "wpkh(X/<0;0>/*)|character 118|doesn't repeat",
        "wsh(multi(3,K,K))|character 11|needs 3 signatures of 2 keys",
        "wsh(multi(x,K,K))|character 11|the number of signatures",
        "multi(1,K,K,K,K)|character 7|has 4 keys; 1 to 3",
        "tr(K,{pk(K),pk(K))|character 213|expected '}'",
        "[|character 1|expected a script expression",
        "wsh(and_v(v:pk(K),older(0)))|character 84|older() takes 1 to 2147483647",
        "wsh(or_i(pk(K),foo(K)))|character 81|expected an expression",
        "wsh(or_d(pk(K),pkh(K)))|character 5|stands in it more than once",
        "wsh(older(5))|character 5|without any signature",
        "tr(K,and_v(v:pk(K),multi(1,K)))|character 150|multi() is of wsh() only; tr() has multi_a()",
        "sh(and_v(v:pk(K),older(1)))|character 4|one of pk()",
        "and_v(v:pk(K),older(1))|character 1|one of pk()",
        "wsh(pk(musig(K,K)))|character 8|a key of taproot only",
        "tr(musig(K,musig(K)))|character 77|a key of taproot only"
      })
  void anErrorNamesTheCharacterAndWhatWasExpected(String text, String place, String expected) {
    String descriptor = text.replace("K", KEY).replace("X", XPUB);
    assertThatThrownBy(() -> Descriptor.parse(descriptor))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(expected);
  }

  @Test
  void aWrongChecksumIsToldTogetherWithTheRightOne() {
    assertThatThrownBy(() -> Descriptor.parse("raw(deadbeef)#89f8spxx"))
        .hasMessageContaining("'89f8spxx' and should be '89f8spxm'");
  }

  @Test
  void aPrivateKeyIsNeverRepeatedInAnError() {
    for (String descriptor :
        new String[] {
          "wpkh(" + XPRV + "/0/*x)",
          "wpkh(" + XPRV.substring(0, 110) + "z/0/*)",
          "wpkh(L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY2)",
          "wsh(wpkh(" + XPRV + "))"
        }) {
      Throwable error = catchThrowable(() -> Descriptor.parse(descriptor));
      assertThat(error).isInstanceOf(DescriptorException.class);
      assertThat(error.getMessage()).doesNotContain("1RpRA33e").doesNotContain("L4rK1yDt");
      assertThat(error.getCause()).isNull();
    }
  }

  @Test
  void aDescriptorWithPrivateKeysPrintsPublicOnesOnly() {
    Descriptor descriptor = Descriptor.parse("wpkh(" + XPRV + "/3h/<0;1>/*)");
    assertThat(descriptor.hasPrivateKeys()).isTrue();
    assertThat(descriptor.toString()).doesNotContain("xprv").startsWith("wpkh([31a507b8/3h]xpub");
    assertThat(descriptor.reveal()).startsWith("wpkh(" + XPRV + "/3h/<0;1>/*)#");
  }

  @Test
  void aHardenedStepBehindAPublicKeyIsToldWhereAScriptIsAskedFor() {
    Descriptor descriptor = Descriptor.parse("wpkh(" + XPUB + "/3h/*)");
    assertThatThrownBy(() -> descriptor.derive(0, 0)).hasMessageContaining("step 3h is hardened");
  }

  @Test
  void aKeyOfAnotherNetworkDoesNotSuit() {
    assertThat(Descriptor.parse("wpkh(" + XPUB + "/*)").suits(Network.MAINNET)).isTrue();
    assertThat(Descriptor.parse("wpkh(" + XPUB + "/*)").suits(Network.SIMNET)).isFalse();
    assertThat(Descriptor.parse("wpkh(" + KEY + ")").suits(Network.SIMNET)).isTrue();
  }

  @Test
  void comboHasNoSingleScript() {
    assertThatThrownBy(() -> Descriptor.parse("combo(" + KEY + ")").derive(0, 0))
        .hasMessageContaining("several scripts");
  }

  @Test
  void aTreeDeeperThanTaprootAllowsIsRefused() {
    String tree = "{".repeat(129) + "pk(" + KEY + ")" + (",pk(" + KEY + ")}").repeat(129);
    assertThatThrownBy(() -> Descriptor.parse("tr(" + KEY + "," + tree + ")"))
        .hasMessageContaining("deeper than 128");
  }
}
