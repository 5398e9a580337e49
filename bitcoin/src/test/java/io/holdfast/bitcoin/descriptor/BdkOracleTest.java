package io.holdfast.bitcoin.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.address.Network;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another descriptor library derives the same addresses. */
class BdkOracleTest {
  private static final org.bitcoindevkit.Network TESTNET = org.bitcoindevkit.Network.TESTNET;

  @Test
  void anotherLibraryDerivesTheSameAddresses() throws ReflectiveOperationException {
    RandomDescriptors random = new RandomDescriptors(86);
    for (int i = 0; i < 100; i++) {
      compare(random.next(), 7 * i);
    }
  }

  @Test
  @Tag("long")
  void anotherLibraryDerivesTheSameAddressesForAThousandDescriptors()
      throws ReflectiveOperationException {
    RandomDescriptors random = new RandomDescriptors(1000);
    for (int i = 0; i < 1000; i++) {
      compare(random.next(), i);
    }
  }

  private static void compare(String text, int index) throws ReflectiveOperationException {
    Descriptor ours = Descriptor.parse(text);
    try (org.bitcoindevkit.Descriptor theirs = new org.bitcoindevkit.Descriptor(text, TESTNET)) {
      List<org.bitcoindevkit.Descriptor> branches = theirs.toSingleDescriptors();
      for (int branch = 0; branch < 2; branch++) {
        assertThat(ours.derive(branch, index).address(Network.TESTNET).orElseThrow().text())
            .as(text)
            .isEqualTo(derive(branches.get(branch), index));
      }
      branches.forEach(org.bitcoindevkit.Descriptor::close);
    } catch (Exception e) {
      throw new AssertionError("the other library refuses " + text, e);
    }
  }

  /** The method's name is mangled by its language and can't be written in this one. */
  private static String derive(org.bitcoindevkit.Descriptor descriptor, int index)
      throws ReflectiveOperationException {
    Method derive =
        Arrays.stream(org.bitcoindevkit.Descriptor.class.getMethods())
            .filter(method -> method.getName().startsWith("deriveAddress"))
            .findFirst()
            .orElseThrow();
    return derive.invoke(descriptor, index, TESTNET).toString();
  }
}
