package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.ScriptExpression.Pkh;
import io.holdfast.bitcoin.descriptor.ScriptExpression.Sh;
import io.holdfast.bitcoin.descriptor.ScriptExpression.Tr;
import io.holdfast.bitcoin.descriptor.ScriptExpression.Wpkh;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The single-key wallets whose paths are settled by a BIP. */
public enum DescriptorTemplate {
  /** Legacy, {@code pkh}. */
  BIP44(44),
  /** Segwit nested in P2SH, {@code sh(wpkh)}. */
  BIP49(49),
  /** Native segwit, {@code wpkh}. */
  BIP84(84),
  /** Taproot with its key only, {@code tr}. */
  BIP86(86);

  private final int purpose;

  DescriptorTemplate(int purpose) {
    this.purpose = purpose;
  }

  /** The template called {@code bip84} and the like. */
  public static Optional<DescriptorTemplate> named(String name) {
    return Arrays.stream(values()).filter(each -> each.label().equals(name)).findFirst();
  }

  /** The lower-case name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Where the account's key lies below the master key, for example {@code m/84h/0h/0h}. The coin
   * type is 1 on every test network, as SLIP-44 has it.
   */
  public DerivationPath accountPath(Network network, int account) {
    return DerivationPath.of(
        ChildNumber.hardened(purpose),
        ChildNumber.hardened(network == Network.MAINNET ? 0 : 1),
        ChildNumber.hardened(account));
  }

  /** The descriptor of an account, with {@code /<0;1>/*} for receiving and change. */
  public Descriptor over(KeyExpression account) {
    KeyExpression key = account.withReceiveAndChange();
    return Descriptor.of(
        switch (this) {
          case BIP44 -> new Pkh(key);
          case BIP49 -> new Sh(new Wpkh(key));
          case BIP84 -> new Wpkh(key);
          case BIP86 -> new Tr(key, Optional.empty());
        });
  }
}
