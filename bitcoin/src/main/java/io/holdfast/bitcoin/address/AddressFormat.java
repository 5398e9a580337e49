package io.holdfast.bitcoin.address;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Bech32.Variant;
import io.holdfast.bitcoin.script.OutputType;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The two text formats of addresses. */
final class AddressFormat {
  private AddressFormat() {}

  static Optional<String> encode(Network network, OutputType type) {
    return switch (type) {
      case OutputType.PayToPublicKeyHash(Bytes hash) ->
          Optional.of(base58(network.publicKeyHashVersion(), hash));
      case OutputType.PayToScriptHash(Bytes hash) ->
          Optional.of(base58(network.scriptHashVersion(), hash));
      case OutputType.PayToWitnessPublicKeyHash(Bytes hash) ->
          Optional.of(bech32(network, 0, hash));
      case OutputType.PayToWitnessScriptHash(Bytes hash) -> Optional.of(bech32(network, 0, hash));
      case OutputType.PayToTaproot(Bytes key) -> Optional.of(bech32(network, 1, key));
      case OutputType.UnknownWitness(int version, Bytes program) ->
          Optional.of(bech32(network, version, program));
      case OutputType.PayToPublicKey _,
          OutputType.Multisig _,
          OutputType.DataCarrier _,
          OutputType.NonStandard _ ->
          Optional.empty();
    };
  }

  static Script decode(String text, Network expected) {
    if (text.isBlank()) {
      throw new AddressException("the address is empty");
    }
    String prefix = text.substring(0, Math.max(text.lastIndexOf('1'), 0)).toLowerCase(Locale.ROOT);
    List<Network> sharing = networks(network -> network.bech32Prefix().equals(prefix));
    if (!sharing.isEmpty()) {
      requireNetwork(sharing, expected);
      return witness(Bech32.decode(text));
    }
    byte[] payload;
    try {
      payload = Base58Check.decode(text);
    } catch (AddressException e) {
      throw explain(text, expected, e);
    }
    return base58Script(payload, expected);
  }

  private static AddressException explain(String text, Network expected, AddressException base58) {
    try {
      String prefix = Bech32.decode(text).prefix();
      return new AddressException(
          "the bech32 prefix '"
              + prefix
              + "' is of no Bitcoin network; expected '"
              + expected.bech32Prefix()
              + "' ("
              + expected.label()
              + ")");
    } catch (AddressException bech32) {
      return new AddressException(
          "not an address, neither bech32 ("
              + bech32.getMessage()
              + ") nor base58check ("
              + base58.getMessage()
              + ")");
    }
  }

  private static Script witness(Bech32.Decoded decoded) {
    if (decoded.data().length == 0) {
      throw new AddressException("the address holds no witness version");
    }
    int version = decoded.data()[0];
    if (version > 16) {
      throw new AddressException("witness version " + version + " is above 16");
    }
    Bytes program = Bytes.of(Bech32.toBytes(decoded.data(), 1));
    if (program.size() < 2 || program.size() > 40) {
      throw new AddressException(
          "the witness program has " + program.size() + " bytes, not 2 to 40");
    }
    if (version == 0 && program.size() != 20 && program.size() != 32) {
      throw new AddressException(
          "a witness program of version 0 has 20 or 32 bytes, not " + program.size());
    }
    Variant required = version == 0 ? Variant.BECH32 : Variant.BECH32M;
    if (decoded.variant() != required) {
      throw new AddressException(
          "witness version "
              + version
              + " must be encoded as "
              + required.name().toLowerCase(Locale.ROOT)
              + ", not "
              + decoded.variant().name().toLowerCase(Locale.ROOT));
    }
    return Scripts.witness(version, program);
  }

  private static Script base58Script(byte[] payload, Network expected) {
    if (payload.length != 21) {
      throw new AddressException("a base58 address holds 21 bytes, not " + payload.length);
    }
    int version = payload[0] & 0xff;
    Bytes hash = Bytes.of(Arrays.copyOfRange(payload, 1, 21));
    List<Network> keyHash = networks(network -> network.publicKeyHashVersion() == version);
    List<Network> scriptHash = networks(network -> network.scriptHashVersion() == version);
    if (keyHash.isEmpty() && scriptHash.isEmpty()) {
      throw new AddressException(
          "base58 version " + version + " is of no address of a Bitcoin network");
    }
    requireNetwork(keyHash.isEmpty() ? scriptHash : keyHash, expected);
    return keyHash.isEmpty() ? Scripts.p2sh(hash) : Scripts.p2pkh(hash);
  }

  private static void requireNetwork(List<Network> actual, Network expected) {
    if (!actual.contains(expected)) {
      throw new AddressException(
          "the address is of "
              + actual.stream().map(Network::label).collect(Collectors.joining(" or "))
              + ", not of "
              + expected.label());
    }
  }

  private static List<Network> networks(Predicate<Network> test) {
    return Arrays.stream(Network.values()).filter(test).toList();
  }

  private static String base58(int version, Bytes hash) {
    byte[] payload = new byte[21];
    payload[0] = (byte) version;
    hash.copyTo(payload, 1);
    return Base58Check.encode(payload);
  }

  private static String bech32(Network network, int version, Bytes program) {
    byte[] groups = Bech32.toGroups(program.toArray());
    byte[] data = new byte[groups.length + 1];
    data[0] = (byte) version;
    System.arraycopy(groups, 0, data, 1, groups.length);
    return Bech32.encode(
        version == 0 ? Variant.BECH32 : Variant.BECH32M, network.bech32Prefix(), data);
  }
}
