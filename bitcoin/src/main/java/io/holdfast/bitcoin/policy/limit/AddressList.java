package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.AddressException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.policy.document.Fields;
import io.holdfast.bitcoin.script.Script;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Addresses of any networks, as a policy lists them. */
public final class AddressList {
  private static final int MAX_ADDRESSES = 10_000;
  private static final int MAX_LENGTH = 100;

  private final List<String> texts;
  private final Map<Network, Set<Script>> scripts = new EnumMap<>(Network.class);

  private AddressList(List<String> texts) {
    this.texts = List.copyOf(texts);
    for (Network network : Network.values()) {
      Set<Script> of = new HashSet<>();
      texts.forEach(text -> script(text, network).ifPresent(of::add));
      scripts.put(network, Set.copyOf(of));
    }
  }

  static Optional<AddressList> read(Fields fields, String field) {
    return fields
        .texts(field, MAX_ADDRESSES, MAX_LENGTH, AddressList::checked)
        .map(AddressList::new);
  }

  private static String checked(String text) {
    for (Network network : Network.values()) {
      if (script(text, network).isPresent()) {
        return text;
      }
    }
    throw new AddressException("it is not a bitcoin address of any network");
  }

  private static Optional<Script> script(String text, Network network) {
    try {
      return Optional.of(Address.parse(text, network).script());
    } catch (AddressException _) {
      return Optional.empty();
    }
  }

  /** As they were written. */
  public List<String> texts() {
    return texts;
  }

  boolean contains(Network network, Script script) {
    return scripts.getOrDefault(network, Set.of()).contains(script);
  }

  /** Those that are of other networks than the given one. */
  public List<String> elsewhere(Network network) {
    return texts.stream().filter(text -> script(text, network).isEmpty()).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressList that && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
