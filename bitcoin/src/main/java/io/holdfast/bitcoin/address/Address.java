package io.holdfast.bitcoin.address;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import java.util.Optional;

/**
 * An address: an output script of a form that has one, on a network.
 *
 * @param network where it is valid
 * @param script the output script it stands for
 */
public record Address(Network network, Script script) {
  public Address {
    if (AddressFormat.encode(network, OutputType.of(script)).isEmpty()) {
      throw new BitcoinException(
          "a script of the form " + OutputType.of(script).label() + " has no address");
    }
  }

  /**
   * Reads an address of the given network.
   *
   * @throws AddressException if the text is no address, or is one of other networks, which it names
   *     beside the expected one
   */
  public static Address parse(String text, Network expected) {
    return new Address(expected, AddressFormat.decode(text, expected));
  }

  /** The address of an output script, if its form has one. */
  public static Optional<Address> of(Network network, Script script) {
    return AddressFormat.encode(network, OutputType.of(script))
        .map(_ -> new Address(network, script));
  }

  /** The text, in lower case where it is bech32 or bech32m. */
  public String text() {
    return AddressFormat.encode(network, OutputType.of(script)).orElseThrow();
  }

  @Override
  public String toString() {
    return text();
  }
}
