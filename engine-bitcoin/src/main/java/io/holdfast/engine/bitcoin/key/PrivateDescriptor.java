package io.holdfast.engine.bitcoin.key;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorException;
import io.holdfast.bitcoin.descriptor.DescriptorKey;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import java.util.List;
import java.util.stream.Stream;

/**
 * A descriptor with one private key in it, perhaps at several places.
 *
 * @param expression the first place of the private key
 */
record PrivateDescriptor(Descriptor descriptor, KeyExpression expression) {

  /**
   * Reads it.
   *
   * @throws DescriptorException when it is none, or has no private key or several
   */
  static PrivateDescriptor of(String text) {
    Descriptor descriptor = Descriptor.parse(text);
    List<KeyExpression> secret =
        descriptor.keys().stream()
            .flatMap(PrivateDescriptor::signers)
            .filter(each -> each.key().isPrivate())
            .toList();
    if (secret.isEmpty()) {
      throw new DescriptorException(
          "descriptor holds no private key; give it to wallets/:name, and an xpub to watch as xpub");
    }
    long different = secret.stream().map(PrivateDescriptor::identity).distinct().count();
    if (different > 1) {
      throw new DescriptorException(
          "descriptor holds "
              + different
              + " private keys; import each by itself, then the descriptor without them as a wallet");
    }
    return new PrivateDescriptor(descriptor, secret.getFirst());
  }

  private static Stream<KeyExpression> signers(KeyExpression expression) {
    return expression.key() instanceof DescriptorKey.Musig(List<KeyExpression> all)
        ? all.stream().flatMap(PrivateDescriptor::signers)
        : Stream.of(expression);
  }

  /** The public half of a private key, without its steps. */
  private static String identity(KeyExpression expression) {
    return switch (expression.key()) {
      case DescriptorKey.Wif wif -> wif.key().publicKey().hex();
      case DescriptorKey.ExtendedPrivate xprv -> xprv.key().publicKey().encode();
      case DescriptorKey.Plain _,
          DescriptorKey.XOnly _,
          DescriptorKey.Extended _,
          DescriptorKey.Musig _ ->
          throw new IllegalStateException("not a private key");
    };
  }

  /** The private key; the caller closes it. */
  NewKey key(Network network) {
    return switch (expression.key()) {
      case DescriptorKey.Wif wif -> NewKey.ofSingle(KeySource.DESCRIPTOR, wif.key(), network);
      case DescriptorKey.ExtendedPrivate xprv ->
          NewKey.ofExtended(KeySource.DESCRIPTOR, xprv.key(), expression.origin(), network);
      case DescriptorKey.Plain _,
          DescriptorKey.XOnly _,
          DescriptorKey.Extended _,
          DescriptorKey.Musig _ ->
          throw new IllegalStateException("not a private key");
    };
  }
}
