package io.holdfast.bitcoin.format;

import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorException;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.descriptor.KeyExpression.Wildcard;
import io.holdfast.bitcoin.descriptor.KeySteps;
import io.holdfast.bitcoin.descriptor.ScriptExpression;
import io.holdfast.bitcoin.descriptor.ScriptExpression.Multi;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.KeyOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A wallet as most programs have them: one key, or a number of several in the order of their bytes,
 * each followed by {@code /<0;1>/*}.
 *
 * @param type of its scripts
 * @param threshold how many keys sign
 * @param sorted whether the keys stand in the script in the order of their bytes (BIP-67)
 * @param accounts the keys with nothing behind them
 */
record UsualWallet(ScriptType type, int threshold, boolean sorted, List<KeyExpression> accounts) {

  UsualWallet {
    accounts = List.copyOf(accounts);
  }

  /** A wallet of one key. */
  static UsualWallet single(ScriptType type, KeyExpression account) {
    return new UsualWallet(type, 1, false, List.of(account));
  }

  /** A wallet of several keys in the order of their bytes. */
  static UsualWallet multisig(ScriptType type, int threshold, List<KeyExpression> accounts) {
    return new UsualWallet(type, threshold, true, accounts);
  }

  /**
   * Its descriptor.
   *
   * @throws FormatException when there can be none of it
   */
  Descriptor descriptor() {
    String keys =
        accounts.stream()
            .map(key -> key.withReceiveAndChange().toString())
            .collect(Collectors.joining(","));
    String word = sorted ? "sortedmulti" : "multi";
    try {
      return Descriptor.parse(
          type.around(type.isMultisig() ? word + "(" + threshold + "," + keys + ")" : keys));
    } catch (DescriptorException e) {
      throw new FormatException(e.getMessage());
    }
  }

  /** The same wallet, if it is of this kind. */
  static Optional<UsualWallet> of(Descriptor descriptor) {
    List<KeyExpression> accounts = new ArrayList<>();
    for (KeyExpression key : descriptor.keys()) {
      Optional<KeyExpression> account = account(key);
      if (account.isEmpty()) {
        return Optional.empty();
      }
      accounts.add(account.get());
    }
    return switch (descriptor.script()) {
      case ScriptExpression.Pkh _ -> Optional.of(single(ScriptType.P2PKH, accounts.getFirst()));
      case ScriptExpression.Wpkh _ -> Optional.of(single(ScriptType.P2WPKH, accounts.getFirst()));
      case ScriptExpression.Tr(KeyExpression _, var tree) when tree.isEmpty() ->
          Optional.of(single(ScriptType.P2TR, accounts.getFirst()));
      case ScriptExpression.Wsh(Multi multi) -> Optional.of(of(ScriptType.P2WSH, multi, accounts));
      case ScriptExpression.Sh(ScriptExpression inner) -> inSh(inner, accounts);
      case ScriptExpression.Wsh _,
          ScriptExpression.Tr _,
          ScriptExpression.Pk _,
          ScriptExpression.Combo _,
          Multi _,
          ScriptExpression.Mini _,
          ScriptExpression.RawTr _,
          ScriptExpression.Raw _,
          ScriptExpression.Addr _ ->
          Optional.empty();
    };
  }

  private static Optional<UsualWallet> inSh(ScriptExpression inner, List<KeyExpression> accounts) {
    if (inner instanceof ScriptExpression.Wpkh) {
      return Optional.of(single(ScriptType.P2SH_P2WPKH, accounts.getFirst()));
    }
    if (inner instanceof Multi multi) {
      return Optional.of(of(ScriptType.P2SH, multi, accounts));
    }
    return inner instanceof ScriptExpression.Wsh(Multi multi)
        ? Optional.of(of(ScriptType.P2SH_P2WSH, multi, accounts))
        : Optional.empty();
  }

  private static UsualWallet of(ScriptType type, Multi multi, List<KeyExpression> accounts) {
    return new UsualWallet(type, multi.threshold(), multi.kind().isSorted(), accounts);
  }

  /** The key with the steps in front of {@code /<0;1>/*} taken. */
  private static Optional<KeyExpression> account(KeyExpression key) {
    KeySteps steps = key.steps();
    boolean usual =
        key.extendedPublic().isPresent()
            && key.wildcard() == Wildcard.NORMAL
            && steps.multipath().equals(KeySteps.RECEIVE_AND_CHANGE.multipath())
            && steps.after().depth() == 0
            && !steps.before().hasHardenedStep();
    if (!usual) {
      return Optional.empty();
    }
    DerivationPath before = steps.before();
    ExtendedPublicKey below = AccountKey.key(key).derive(before);
    Optional<KeyOrigin> origin =
        before.depth() == 0 ? key.origin() : key.effectiveOrigin().map(from -> from.append(before));
    return Optional.of(AccountKey.of(below, origin.filter(o -> o.path().depth() == below.depth())));
  }
}
