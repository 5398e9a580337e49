package io.holdfast.bitcoin.policy.limit;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.policy.fact.OutputFact;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor whose scripts may be paid. That a script is one of them is proven by deriving it
 * anew, at a place that the PSBT names or at one of the first places of each chain.
 */
final class DestinationDescriptor {
  private final String text;
  private final int scan;
  private final List<Wallet> wallets;
  private volatile @Nullable Set<Script> first;

  private DestinationDescriptor(String text, int scan, List<Wallet> wallets) {
    this.text = text;
    this.scan = scan;
    this.wallets = List.copyOf(wallets);
  }

  /**
   * Of a descriptor, or of an extended public key alone, which stands for the usual scripts of a
   * single key.
   *
   * @param scan how many indexes of each chain are looked at without being named
   * @throws BitcoinException saying what is wrong with it
   */
  static DestinationDescriptor of(String text, int scan) {
    List<String> descriptors =
        text.indexOf('(') >= 0
            ? List.of(text)
            : Stream.of("pkh(%s)", "sh(wpkh(%s))", "wpkh(%s)", "tr(%s)")
                .map(form -> form.replace("%s", text))
                .toList();
    return new DestinationDescriptor(
        text, scan, descriptors.stream().map(DestinationDescriptor::wallet).toList());
  }

  private static Wallet wallet(String text) {
    Descriptor descriptor = Descriptor.parse(text);
    Network network =
        Arrays.stream(Network.values())
            .filter(descriptor::suits)
            .findFirst()
            .orElseThrow(() -> new BitcoinException("its keys are not all of one network"));
    return Wallet.of(descriptor, network);
  }

  /** As it was written. */
  String text() {
    return text;
  }

  /** How many scripts are looked at without being named. */
  int scanned() {
    return wallets.stream().mapToInt(wallet -> wallet.hasChange() ? 2 * scan : scan).sum();
  }

  Object value() {
    if (scan == 0) {
      return text;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("descriptor", text);
    object.put("scan", (long) scan);
    return object;
  }

  boolean suits(Network network) {
    return wallets.stream().allMatch(wallet -> wallet.descriptor().suits(network));
  }

  boolean contains(Network network, OutputFact output) {
    return suits(network)
        && ((!output.claims().isEmpty()
                && wallets.stream()
                    .anyMatch(
                        wallet -> wallet.locate(output.script(), output.claims()).isPresent()))
            || (scan > 0 && first().contains(output.script())));
  }

  /** Made when it is first needed; two threads may make it at once, to the same end. */
  private Set<Script> first() {
    Set<Script> known = first;
    if (known != null) {
      return known;
    }
    Set<Script> made = new HashSet<>();
    for (Wallet wallet : wallets) {
      for (int index = 0; index < scan; index++) {
        made.add(wallet.at(Place.receive(index)).derived().scriptPubKey());
        if (wallet.hasChange()) {
          made.add(wallet.at(Place.change(index)).derived().scriptPubKey());
        }
      }
    }
    first = made;
    return made;
  }
}
