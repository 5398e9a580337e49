package io.holdfast.bitcoin.address;

import io.holdfast.bitcoin.BitcoinException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The Bitcoin networks. Testnet, signet and regtest share their base58 versions, and testnet and
 * signet their bech32 prefix too; simnet is btcd's, whose parameters these are.
 */
public enum Network {
  MAINNET("bc", 0x00, 0x05, 0x80, 0x0488b21e, 0x0488ade4, 0),
  TESTNET("tb", 0x6f, 0xc4, 0xef, 0x043587cf, 0x04358394, 1),
  SIGNET("tb", 0x6f, 0xc4, 0xef, 0x043587cf, 0x04358394, 1),
  REGTEST("bcrt", 0x6f, 0xc4, 0xef, 0x043587cf, 0x04358394, 1),
  SIMNET("sb", 0x3f, 0x7b, 0x64, 0x0420bd3a, 0x0420b900, 115);

  private final String bech32Prefix;
  private final int publicKeyHashVersion;
  private final int scriptHashVersion;
  private final int wifVersion;
  private final int extendedPublicVersion;
  private final int extendedPrivateVersion;
  private final int coinType;

  Network(
      String bech32Prefix,
      int publicKeyHashVersion,
      int scriptHashVersion,
      int wifVersion,
      int extendedPublicVersion,
      int extendedPrivateVersion,
      int coinType) {
    this.bech32Prefix = bech32Prefix;
    this.publicKeyHashVersion = publicKeyHashVersion;
    this.scriptHashVersion = scriptHashVersion;
    this.wifVersion = wifVersion;
    this.extendedPublicVersion = extendedPublicVersion;
    this.extendedPrivateVersion = extendedPrivateVersion;
    this.coinType = coinType;
  }

  /**
   * The network of that lower-case name.
   *
   * @throws BitcoinException if there is none; it lists the names
   */
  public static Network named(String name) {
    for (Network network : values()) {
      if (network.label().equals(name)) {
        return network;
      }
    }
    throw new BitcoinException(
        "unknown network: expected one of "
            + Arrays.stream(values()).map(Network::label).collect(Collectors.joining(", ")));
  }

  /** The lower-case name: {@code mainnet}. */
  public String label() {
    return switch (this) {
      case MAINNET -> "mainnet";
      case TESTNET -> "testnet";
      case SIGNET -> "signet";
      case REGTEST -> "regtest";
      case SIMNET -> "simnet";
    };
  }

  /** The prefix of bech32 addresses, lower case. */
  public String bech32Prefix() {
    return bech32Prefix;
  }

  /** The base58check version byte of P2PKH addresses. */
  public int publicKeyHashVersion() {
    return publicKeyHashVersion;
  }

  /** The base58check version byte of P2SH addresses. */
  public int scriptHashVersion() {
    return scriptHashVersion;
  }

  /** The base58check version byte of private keys in wallet import format. */
  public int wifVersion() {
    return wifVersion;
  }

  /** The four version bytes of extended public keys (BIP-32), big-endian. */
  public int extendedPublicVersion() {
    return extendedPublicVersion;
  }

  /** The four version bytes of extended private keys (BIP-32), big-endian. */
  public int extendedPrivateVersion() {
    return extendedPrivateVersion;
  }

  /** The coin type of BIP-44 paths (SLIP-44; simnet's is btcd's own). */
  public int coinType() {
    return coinType;
  }
}
