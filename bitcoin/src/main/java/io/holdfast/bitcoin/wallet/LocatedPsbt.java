package io.holdfast.bitcoin.wallet;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.psbt.PsbtInput;
import io.holdfast.bitcoin.psbt.PsbtOutput;
import io.holdfast.bitcoin.psbt.TaprootKeyOrigin;
import io.holdfast.bitcoin.sign.CheckedInput;
import io.holdfast.bitcoin.sign.CheckedPsbt;
import io.holdfast.bitcoin.sign.RefusalRule;
import io.holdfast.bitcoin.sign.SigningRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A checked PSBT as seen from a wallet: which scripts that it spends and pays are proven to be the
 * wallet's own.
 *
 * @param inputs for each input the wallet's script that it spends, empty for another's
 * @param outputs for each output the wallet's script that it pays, empty for another's
 */
public record LocatedPsbt(
    CheckedPsbt checked,
    Wallet wallet,
    List<Optional<WalletScript>> inputs,
    List<Optional<WalletScript>> outputs) {
  public LocatedPsbt {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Looks for the wallet's scripts where the PSBT's derivation fields say that they are. */
  public static LocatedPsbt of(CheckedPsbt checked, Wallet wallet) {
    List<Optional<WalletScript>> inputs =
        checked.inputs().stream()
            .map(
                input -> wallet.locate(input.spent().script(), claims(input), checked.outputKeys()))
            .toList();
    List<Optional<WalletScript>> outputs =
        IntStream.range(0, checked.transaction().outputs().size())
            .mapToObj(index ->
                wallet.locate(
                    checked.transaction().outputs().get(index).script(),
                    claims(checked.psbt().outputs().get(index)),
                    checked.outputKeys()))
            .toList();
    return new LocatedPsbt(checked, wallet, inputs, outputs);
  }

  /**
   * Requires that no output is made to look like change. An output that names keys at places of
   * this wallet, and isn't the script that lies there, would be taken for the wallet's own by who
   * trusts the fields.
   *
   * @throws SigningRefused naming the output
   */
  public void requireTrueChange() {
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).isEmpty() && wallet.isNamedBy(claims(checked.psbt().outputs().get(i)))) {
        throw new SigningRefused(
            RefusalRule.FOREIGN_CHANGE,
            "output "
                + i
                + ": its derivation fields name a place of this wallet, and the script that lies"
                + " there is another one; it is no change. If it is meant to be paid, take the"
                + " derivation fields out");
      }
    }
  }

  private static Map<Bytes, KeyOrigin> claims(CheckedInput checked) {
    PsbtInput input = checked.input();
    return claims(input.keyOrigins(), input.taproot().keyOrigins());
  }

  /** Public keys of an output, 33 bytes or x-only 32, with where the PSBT says they come from. */
  public static Map<Bytes, KeyOrigin> claims(PsbtOutput output) {
    return claims(output.keyOrigins(), output.taprootKeyOrigins());
  }

  private static Map<Bytes, KeyOrigin> claims(
      Map<Bytes, KeyOrigin> keys, Map<Bytes, TaprootKeyOrigin> taprootKeys) {
    Map<Bytes, KeyOrigin> claims = new HashMap<>(keys);
    taprootKeys.forEach((key, origin) -> claims.put(key, origin.origin()));
    return claims;
  }
}
