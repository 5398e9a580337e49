package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.miniscript.Miniscript;
import io.holdfast.bitcoin.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script expression (BIP-380), already checked: what may stand where and with which keys. */
public sealed interface ScriptExpression {

  /** The key expressions in the order in which they are written. */
  default List<KeyExpression> keys() {
    return switch (this) {
      case Pk(KeyExpression key) -> List.of(key);
      case Pkh(KeyExpression key) -> List.of(key);
      case Wpkh(KeyExpression key) -> List.of(key);
      case Combo(KeyExpression key) -> List.of(key);
      case Multi multi -> multi.keys;
      case Mini(Miniscript<KeyExpression> script) -> script.keys();
      case RawTr(KeyExpression key) -> List.of(key);
      case Sh(ScriptExpression inner) -> inner.keys();
      case Wsh(ScriptExpression inner) -> inner.keys();
      case Tr(KeyExpression key, Optional<ScriptTree> tree) ->
          Stream.concat(
                  Stream.of(key),
                  tree.stream()
                      .flatMap(each -> each.leaves().stream())
                      .flatMap(l -> l.keys().stream()))
              .toList();
      case Raw _, Addr _ -> List.of();
    };
  }

  /** The same expression over other keys. */
  default ScriptExpression mapKeys(UnaryOperator<KeyExpression> change) {
    return switch (this) {
      case Pk(KeyExpression key) -> new Pk(change.apply(key));
      case Pkh(KeyExpression key) -> new Pkh(change.apply(key));
      case Wpkh(KeyExpression key) -> new Wpkh(change.apply(key));
      case Combo(KeyExpression key) -> new Combo(change.apply(key));
      case Multi(Multi.Kind kind, int threshold, List<KeyExpression> keys) ->
          new Multi(kind, threshold, keys.stream().map(change).toList());
      case Mini(Miniscript<KeyExpression> script) -> new Mini(script.mapKeys(change));
      case RawTr(KeyExpression key) -> new RawTr(change.apply(key));
      case Sh(ScriptExpression inner) -> new Sh(inner.mapKeys(change));
      case Wsh(ScriptExpression inner) -> new Wsh(inner.mapKeys(change));
      case Tr(KeyExpression key, Optional<ScriptTree> tree) ->
          new Tr(change.apply(key), tree.map(each -> each.mapKeys(change)));
      case Raw _, Addr _ -> this;
    };
  }

  /** The text, each key expression as {@code print} shows it. */
  default String print(Function<KeyExpression, String> print) {
    return switch (this) {
      case Pk(KeyExpression key) -> "pk(" + print.apply(key) + ")";
      case Pkh(KeyExpression key) -> "pkh(" + print.apply(key) + ")";
      case Wpkh(KeyExpression key) -> "wpkh(" + print.apply(key) + ")";
      case Combo(KeyExpression key) -> "combo(" + print.apply(key) + ")";
      case Multi(Multi.Kind kind, int threshold, List<KeyExpression> keys) ->
          keys.stream()
              .map(print)
              .collect(Collectors.joining(",", kind.word() + "(" + threshold + ",", ")"));
      case Mini(Miniscript<KeyExpression> script) -> script.print(print);
      case RawTr(KeyExpression key) -> "rawtr(" + print.apply(key) + ")";
      case Sh(ScriptExpression inner) -> "sh(" + inner.print(print) + ")";
      case Wsh(ScriptExpression inner) -> "wsh(" + inner.print(print) + ")";
      case Tr(KeyExpression key, Optional<ScriptTree> tree) ->
          "tr(" + print.apply(key) + tree.map(each -> "," + each.print(print)).orElse("") + ")";
      case Raw(Script script) -> "raw(" + script.hex() + ")";
      case Addr(String address, Script _) -> "addr(" + address + ")";
    };
  }

  /** Pays to a public key. */
  record Pk(KeyExpression key) implements ScriptExpression {}

  /** Pays to a public key's hash. */
  record Pkh(KeyExpression key) implements ScriptExpression {}

  /** Pays to a public key's hash as witness version 0. */
  record Wpkh(KeyExpression key) implements ScriptExpression {}

  /** All scripts that a single key commonly has (BIP-384). */
  record Combo(KeyExpression key) implements ScriptExpression {}

  /**
   * Signatures by some of several keys (BIP-383, 387).
   *
   * @param threshold how many, 1 to the number of keys
   */
  record Multi(Kind kind, int threshold, List<KeyExpression> keys) implements ScriptExpression {
    public Multi {
      keys = List.copyOf(keys);
    }

    /** The four ways to write it. */
    public enum Kind {
      MULTI("multi"),
      SORTEDMULTI("sortedmulti"),
      MULTI_A("multi_a"),
      SORTEDMULTI_A("sortedmulti_a");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** The name of the expression. */
      public String word() {
        return word;
      }

      /** Whether the keys stand in the script in the order of their bytes (BIP-67). */
      public boolean isSorted() {
        return this == SORTEDMULTI || this == SORTEDMULTI_A;
      }
    }
  }

  /** A script of miniscript (BIP-379), sane, inside wsh() or as a leaf of tr(). */
  record Mini(Miniscript<KeyExpression> script) implements ScriptExpression {}

  /** Pays to a taproot output key as it is, without a tweak. */
  record RawTr(KeyExpression outputKey) implements ScriptExpression {}

  /** Pays to a script's hash (BIP-16). */
  record Sh(ScriptExpression inner) implements ScriptExpression {}

  /** Pays to a script's hash as witness version 0 (BIP-141). */
  record Wsh(ScriptExpression inner) implements ScriptExpression {}

  /** Pays to taproot (BIP-341, 386). */
  record Tr(KeyExpression internalKey, Optional<ScriptTree> tree) implements ScriptExpression {}

  /** A script as it is. */
  record Raw(Script script) implements ScriptExpression {}

  /** The script of an address as it is. */
  record Addr(String address, Script script) implements ScriptExpression {}
}
