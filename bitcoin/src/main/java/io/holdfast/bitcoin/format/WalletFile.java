package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.wallet.Place;
import java.util.Map;
import java.util.Optional;

/**
 * What a wallet file says.
 *
 * @param label what the file calls the wallet; empty for nothing
 * @param descriptor public; with both chains where the file has them or its program implies them
 * @param network if the file names it
 * @param signers what the file calls the signers, by the fingerprints of their master keys
 * @param addresses that the file states, by their places: a reader holds the wallet to them
 */
public record WalletFile(
    String label,
    Descriptor descriptor,
    Optional<Network> network,
    Map<Fingerprint, String> signers,
    Map<Place, String> addresses) {
  public WalletFile {
    signers = Map.copyOf(signers);
    addresses = Map.copyOf(addresses);
  }

  /** A file that says no more than scripts. */
  static WalletFile of(Descriptor descriptor) {
    return new WalletFile("", descriptor, Optional.empty(), Map.of(), Map.of());
  }

  /** What it calls the signer of a key, or else {@code otherwise}. */
  String signer(Fingerprint fingerprint, String otherwise) {
    return signers.getOrDefault(fingerprint, otherwise);
  }
}
