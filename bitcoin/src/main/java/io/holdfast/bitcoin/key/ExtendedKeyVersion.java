package io.holdfast.bitcoin.key;

import io.holdfast.bitcoin.address.Network;
import java.util.Arrays;
import java.util.Optional;

/**
 * The version bytes with which an extended key states its kind of network (BIP-32). All test
 * networks share one version, so that any tool reads them; btcd's own version for simnet is read
 * too, and never written.
 */
public enum ExtendedKeyVersion {
  /** {@code xpub} and {@code xprv}: the main network. */
  MAIN("xpub", "xprv", Network.MAINNET),
  /** {@code tpub} and {@code tprv}: every test network. */
  TEST("tpub", "tprv", Network.TESTNET),
  /** {@code spub} and {@code sprv}: how btcd writes keys of simnet. */
  SIM("spub", "sprv", Network.SIMNET);

  private final String publicPrefix;
  private final String privatePrefix;
  private final Network network;

  ExtendedKeyVersion(String publicPrefix, String privatePrefix, Network network) {
    this.publicPrefix = publicPrefix;
    this.privatePrefix = privatePrefix;
    this.network = network;
  }

  /** The version that keys of {@code network} are written with. */
  public static ExtendedKeyVersion of(Network network) {
    return network == Network.MAINNET ? MAIN : TEST;
  }

  /** Whether a key of this version may be used on {@code network}. */
  public boolean suits(Network network) {
    return switch (this) {
      case MAIN -> network == Network.MAINNET;
      case TEST -> network != Network.MAINNET;
      case SIM -> network == Network.SIMNET;
    };
  }

  /** How an encoded public key begins. */
  public String publicPrefix() {
    return publicPrefix;
  }

  /** How an encoded private key begins. */
  public String privatePrefix() {
    return privatePrefix;
  }

  int publicVersion() {
    return network.extendedPublicVersion();
  }

  int privateVersion() {
    return network.extendedPrivateVersion();
  }

  /** The version of public keys with these four bytes, big-endian. */
  public static Optional<ExtendedKeyVersion> ofPublic(int version) {
    return Arrays.stream(values()).filter(each -> each.publicVersion() == version).findFirst();
  }

  static Optional<ExtendedKeyVersion> ofPrivate(int version) {
    return Arrays.stream(values()).filter(each -> each.privateVersion() == version).findFirst();
  }
}
