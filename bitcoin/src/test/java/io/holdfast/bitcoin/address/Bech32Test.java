package io.holdfast.bitcoin.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.VectorFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The strings of BIP-173 (bech32) and BIP-350 (bech32m), valid and invalid. */
final class Bech32Test {
  private static final Pattern ESCAPED = Pattern.compile("\\\\x([0-9a-f]{2})");

  static Stream<Arguments> valid() {
    return VectorFile.cases(Bech32Test.class, "bech32.tsv", "valid");
  }

  static Stream<Arguments> invalid() {
    return VectorFile.cases(Bech32Test.class, "bech32.tsv", "invalid");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aValidStringIsOfItsVariantAloneAndMadeAgainFromItsParts(
      String text, Bech32.Variant variant) {
    Bech32.Decoded decoded = Bech32.decode(text);
    assertThat(decoded.variant()).isEqualTo(variant);
    assertThat(Bech32.encode(variant, decoded.prefix(), decoded.data()))
        .isEqualToIgnoringCase(text);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidStringIsOfNeitherVariant(String escaped) {
    assertThatThrownBy(() -> Bech32.decode(unescaped(escaped)))
        .isInstanceOf(AddressException.class);
  }

  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }
}
