package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.bitcoin.descriptor.ScriptExpression;
import java.util.OptionalInt;

/** How many keys sign, of scripts that say no more than that. */
final class Threshold {
  private Threshold() {}

  static OptionalInt of(ScriptExpression script) {
    return switch (script) {
      case ScriptExpression.Multi multi -> OptionalInt.of(multi.threshold());
      case ScriptExpression.Sh(ScriptExpression inner) -> of(inner);
      case ScriptExpression.Wsh(ScriptExpression inner) -> of(inner);
      case ScriptExpression.Pk _,
          ScriptExpression.Pkh _,
          ScriptExpression.Wpkh _,
          ScriptExpression.Combo _,
          ScriptExpression.Mini _,
          ScriptExpression.RawTr _,
          ScriptExpression.Tr _,
          ScriptExpression.Raw _,
          ScriptExpression.Addr _ ->
          OptionalInt.empty();
    };
  }
}
