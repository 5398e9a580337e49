package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.bsms.DescriptorRecord;
import io.holdfast.bitcoin.wallet.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The descriptor record of BIP-129, decrypted. */
final class DescriptorRecordFile {
  private static final String BOTH = "/<0;1>/*";

  private DescriptorRecordFile() {}

  static Object write(WalletFile wallet) {
    Network network =
        wallet
            .network()
            .orElseThrow(() -> new FormatException("the record has an address of a network"));
    String text = wallet.descriptor().text();
    boolean usual =
        wallet.descriptor().keys().stream()
            .filter(key -> key.isRanged())
            .allMatch(key -> key.toString().endsWith(BOTH));
    if (!usual) {
      throw new FormatException(
          "a descriptor record is of wallets with /<0;1>/* behind their keys");
    }
    return DescriptorRecord.of(text.replace(BOTH, "/**"), network).text() + "\n";
  }

  static WalletFile read(Object content) {
    if (!(content instanceof String text)) {
      throw new FormatException("the file is JSON, and a descriptor record is a text");
    }
    DescriptorRecord record = DescriptorRecord.parse(text);
    List<Network> networks = record.networks();
    return new WalletFile(
        "",
        record.descriptor(),
        networks.size() == 1 ? Optional.of(networks.getFirst()) : Optional.empty(),
        Map.of(),
        Map.of(Place.receive(0), record.firstAddress()));
  }
}
