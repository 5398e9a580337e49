package io.holdfast.bitcoin.bsms;

import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the coordinator gives all signers in round 2.
 *
 * @param descriptorText a descriptor, or a template with {@code /**} behind its keys
 * @param restrictions the paths that stand for {@code /**}; none for a descriptor
 * @param firstAddress of the wallet, by which people compare what they got
 */
public record DescriptorRecord(
    String descriptorText, List<String> restrictions, String firstAddress) {
  private static final String NO_RESTRICTIONS = "No path restrictions";
  private static final String TEMPLATE = "/**";
  private static final List<String> USUAL = List.of("/0/*", "/1/*");
  private static final Pattern PATH = Pattern.compile("(/[0-9]{1,10})*/\\*|(/[0-9]{1,10})+");
  private static final int LINES = 4;

  public DescriptorRecord {
    restrictions = List.copyOf(restrictions);
  }

  /**
   * The record of a wallet.
   *
   * @param template a descriptor, whose extended keys all have {@code /**} behind them
   */
  public static DescriptorRecord of(String template, Network network) {
    List<String> restrictions = template.contains(TEMPLATE) ? USUAL : List.of();
    DescriptorRecord unchecked = new DescriptorRecord(template, restrictions, "");
    return new DescriptorRecord(template, restrictions, unchecked.first(network).text());
  }

  /**
   * Reads a record that was decrypted, and holds its first address to its descriptor.
   *
   * @throws BsmsException when it isn't one, is of another version, or the address is another
   *     wallet's
   */
  public static DescriptorRecord parse(String text) {
    List<String> lines = text.strip().lines().map(String::stripTrailing).toList();
    if (lines.isEmpty() || !lines.getFirst().equals(KeyRecord.VERSION)) {
      throw new BsmsException("the record does not begin with '" + KeyRecord.VERSION + "'");
    }
    if (lines.size() != LINES) {
      throw new BsmsException("a descriptor record has 4 lines, and this one has " + lines.size());
    }
    DescriptorRecord record =
        new DescriptorRecord(lines.get(1), restrictions(lines.get(2)), lines.get(3));
    record.requireTemplate();
    if (record.networks().isEmpty()) {
      throw new BsmsException(
          "the first address, "
              + record.firstAddress
              + ", is not the descriptor's: the record was made wrong or changed; don't use it");
    }
    return record;
  }

  private static List<String> restrictions(String line) {
    if (line.equals(NO_RESTRICTIONS)) {
      return List.of();
    }
    List<String> paths = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    for (String path : paths) {
      if (!PATH.matcher(path).matches()) {
        throw new BsmsException(
            "path restriction '" + path + "' is none of the form /0/*, without hardened steps");
      }
    }
    return paths;
  }

  private void requireTemplate() {
    if (descriptorText.contains(TEMPLATE) == restrictions.isEmpty()) {
      throw new BsmsException(
          restrictions.isEmpty()
              ? "the template has /** and there are no path restrictions that say what for"
              : "there are path restrictions, and the descriptor has no /** for them");
    }
  }

  /**
   * The descriptor of all paths.
   *
   * @throws BsmsException when the paths are not one, or receiving and change
   */
  public Descriptor descriptor() {
    if (restrictions.size() < 2) {
      return first();
    }
    if (!restrictions.equals(USUAL)) {
      throw new BsmsException(
          "path restrictions "
              + String.join(",", restrictions)
              + " are not supported here; /0/*,/1/* are, or one path");
    }
    return parsed(descriptorText.replace(TEMPLATE, "/<0;1>/*"));
  }

  private Descriptor first() {
    return parsed(
        restrictions.isEmpty()
            ? descriptorText
            : descriptorText.replace(TEMPLATE, restrictions.getFirst()));
  }

  private static Descriptor parsed(String text) {
    try {
      Descriptor descriptor = Descriptor.parse(text);
      if (descriptor.hasPrivateKeys()) {
        throw new BsmsException("the descriptor holds a private key; a record never does");
      }
      return descriptor;
    } catch (DescriptorException e) {
      throw new BsmsException("the descriptor can't be read: " + e.getMessage());
    }
  }

  private Address first(Network network) {
    try {
      return first()
          .derive(0, 0)
          .address(network)
          .orElseThrow(() -> new BsmsException("the descriptor's scripts have no address"));
    } catch (DescriptorException e) {
      throw new BsmsException("the descriptor can't be followed: " + e.getMessage());
    }
  }

  /** The networks on which the first address is the descriptor's. */
  public List<Network> networks() {
    Descriptor descriptor = first();
    return Arrays.stream(Network.values())
        .filter(descriptor::suits)
        .filter(network -> first(network).text().equals(firstAddress))
        .toList();
  }

  /** The record as it is sent where nothing is encrypted. */
  public String text() {
    return String.join(
        "\n",
        KeyRecord.VERSION,
        descriptorText,
        restrictions.isEmpty() ? NO_RESTRICTIONS : String.join(",", restrictions),
        firstAddress);
  }
}
