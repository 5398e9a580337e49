package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.WifKey;
import java.util.List;

/** The key in a key expression (BIP-380, and BIP-386 for x-only keys). */
public sealed interface DescriptorKey {

  /** Whether it reveals how to spend. */
  default boolean isPrivate() {
    return switch (this) {
      case Plain _, XOnly _, Extended _ -> false;
      case Wif _, ExtendedPrivate _ -> true;
      case Musig(List<KeyExpression> participants) ->
          participants.stream().anyMatch(each -> each.key().isPrivate());
    };
  }

  /** Whether steps may follow it. */
  default boolean isExtended() {
    return switch (this) {
      case Plain _, XOnly _, Wif _, Musig _ -> false;
      case Extended _, ExtendedPrivate _ -> true;
    };
  }

  /** Whether it may be used on {@code network}; a bare public key may on any. */
  default boolean suits(Network network) {
    return switch (this) {
      case Plain _, XOnly _ -> true;
      case Wif(WifKey key) -> key.suits(network);
      case Extended(ExtendedPublicKey key) -> key.version().suits(network);
      case ExtendedPrivate(ExtendedPrivateKey key) -> key.version().suits(network);
      case Musig(List<KeyExpression> participants) ->
          participants.stream().allMatch(each -> each.key().suits(network));
    };
  }

  /**
   * A single public key.
   *
   * @param publicKey 33 bytes compressed or 65 uncompressed, a point of the curve
   */
  record Plain(Bytes publicKey) implements DescriptorKey {
    @Override
    public String toString() {
      return publicKey.hex();
    }
  }

  /**
   * A single public key without its parity, for taproot.
   *
   * @param publicKey 32 bytes, the x of a point of the curve
   */
  record XOnly(Bytes publicKey) implements DescriptorKey {
    @Override
    public String toString() {
      return publicKey.hex();
    }
  }

  /** A single private key. */
  record Wif(WifKey key) implements DescriptorKey {}

  /** An extended public key. */
  record Extended(ExtendedPublicKey key) implements DescriptorKey {
    @Override
    public String toString() {
      return key.encode();
    }
  }

  /** An extended private key. */
  record ExtendedPrivate(ExtendedPrivateKey key) implements DescriptorKey {}

  /**
   * The aggregate of several keys (BIP-327, 390).
   *
   * @param participants in the order in which they are written, which is of no effect
   */
  record Musig(List<KeyExpression> participants) implements DescriptorKey {
    public Musig {
      participants = List.copyOf(participants);
    }
  }
}
