package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** A text is refused by name or is the address of one script, whose own text it is. */
@Tag("long")
final class AddressFuzzTest {
  static Stream<String> samples() {
    Bytes hash = Bytes.of(new byte[20]);
    return Stream.of(Scripts.p2pkh(hash), Scripts.p2sh(hash), Scripts.p2wpkh(hash))
        .flatMap(AddressFuzzTest::everywhere);
  }

  private static Stream<String> everywhere(Script script) {
    return Arrays.stream(Network.values())
        .map(network -> Address.of(network, script).orElseThrow().text());
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "10m")
  void aTextIsRefusedOrAnAddress(@NotNull String text) {
    for (Network network : Network.values()) {
      try {
        Address address = Address.parse(text, network);
        if (!address.text().equalsIgnoreCase(text)) {
          throw new AssertionError("an address is written in another way than it was read");
        }
      } catch (BitcoinException _) {
        // Refused by name.
      }
    }
  }
}
