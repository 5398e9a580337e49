package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The wallets of several cosigners whose paths are settled by a BIP. The keys stand in each script
 * in the order of their bytes (BIP-67).
 */
public enum MultisigTemplate {
  /** BIP-45, {@code sh(sortedmulti)}: each cosigner's key at {@code m/45h}, no accounts. */
  BIP45(45, 0, "sh(%s)"),
  /** BIP-48 with script type 1, {@code sh(wsh(sortedmulti))}. */
  BIP48_NESTED(48, 1, "sh(wsh(%s))"),
  /** BIP-48 with script type 2, {@code wsh(sortedmulti)}. */
  BIP48(48, 2, "wsh(%s)");

  private final int purpose;
  private final int scriptType;
  private final String form;

  MultisigTemplate(int purpose, int scriptType, String form) {
    this.purpose = purpose;
    this.scriptType = scriptType;
    this.form = form;
  }

  /**
   * Where a cosigner's key lies below the master key, for example {@code m/48h/0h/0h/2h}; BIP-45
   * has {@code m/45h} on every network and for every account.
   */
  public DerivationPath accountPath(Network network, int account) {
    return this == BIP45
        ? DerivationPath.of(ChildNumber.hardened(purpose))
        : DerivationPath.of(
            ChildNumber.hardened(purpose),
            ChildNumber.hardened(network == Network.MAINNET ? 0 : 1),
            ChildNumber.hardened(account),
            ChildNumber.hardened(scriptType));
  }

  /**
   * The number of a cosigner among all (BIP-45): the place of its key when they are sorted by their
   * bytes.
   *
   * @throws DescriptorException when it is none of them
   */
  public static int cosignerIndex(KeyExpression own, List<KeyExpression> cosigners) {
    List<Bytes> sorted = cosigners.stream().map(MultisigTemplate::publicKey).sorted().toList();
    int index = sorted.indexOf(publicKey(own));
    if (index < 0) {
      throw new DescriptorException("the key is none of the cosigners'");
    }
    return index;
  }

  private static Bytes publicKey(KeyExpression account) {
    return account
        .extendedPublic()
        .map(ExtendedPublicKey::publicKey)
        .orElseThrow(() -> new DescriptorException("a cosigner's key is extended (xpub or tpub)"));
  }

  /**
   * The descriptor of a wallet, with {@code /<0;1>/*} for receiving and change.
   *
   * @param cosigners the keys that {@link #accountPath} leads to, without steps behind them
   * @param cosignerIndex whose addresses they are (BIP-45); of no effect in BIP-48
   * @throws DescriptorException when the threshold or the number of keys is none that scripts of
   *     this form can have, or a key is given twice
   */
  public Descriptor over(int threshold, List<KeyExpression> cosigners, int cosignerIndex) {
    if (cosigners.stream().map(MultisigTemplate::publicKey).distinct().count() < cosigners.size()) {
      throw new DescriptorException("two cosigners have the same key; each needs one of its own");
    }
    String steps = (this == BIP45 ? "/" + cosignerIndex : "") + "/<0;1>/*";
    String keys =
        cosigners.stream().map(key -> key + steps).collect(Collectors.joining(",", ",", ""));
    return Descriptor.parse(form.formatted("sortedmulti(" + threshold + keys + ")"));
  }
}
