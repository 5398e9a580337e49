package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.AddressException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.ScriptExpression.Multi;
import io.holdfast.bitcoin.miniscript.Cursor;
import io.holdfast.bitcoin.miniscript.Miniscript;
import io.holdfast.bitcoin.miniscript.MiniscriptException;
import io.holdfast.bitcoin.miniscript.ScriptContext;
import io.holdfast.bitcoin.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads script and tree expressions by recursive descent, checking context as it goes. */
final class DescriptorParser {
  private static final int MAX_TOP_KEYS = 3;
  private static final int MAX_KEYS = 20;
  private static final int MAX_TAPSCRIPT_KEYS = 999;
  private static final int MAX_REDEEM_SCRIPT = 520;

  private final Cursor cursor;
  private final KeyParser keys;

  private DescriptorParser(String expression) {
    this.cursor = new Cursor(expression);
    this.keys = new KeyParser(cursor);
  }

  /** Reads a whole descriptor without its checksum. */
  static ScriptExpression parse(String expression) {
    try {
      return new DescriptorParser(expression).readWhole();
    } catch (MiniscriptException e) {
      throw e.hasOffset()
          ? DescriptorException.at(e.offset(), e.problem())
          : new DescriptorException("descriptor: " + e.problem());
    }
  }

  private ScriptExpression readWhole() {
    ScriptExpression script = readScript(Context.TOP);
    if (!cursor.atEnd()) {
      throw DescriptorException.at(
          cursor.offset(), "expected the end of the descriptor, found " + cursor.found());
    }
    requireSameBranches(script);
    return script;
  }

  private static void requireSameBranches(ScriptExpression script) {
    List<Integer> lengths =
        script.keys().stream().flatMap(KeyExpression::multipaths).distinct().toList();
    if (lengths.size() > 1) {
      throw new DescriptorException(
          "descriptor: its multipaths have different numbers of values, "
              + lengths.get(0)
              + " and "
              + lengths.get(1)
              + "; BIP-389 wants the same in every key expression");
    }
  }

  private ScriptExpression readScript(Context context) {
    int start = cursor.offset();
    String word = cursor.peekUntil("(),:{}[");
    Optional<Fragment> fragment = Fragment.named(word);
    if (fragment.isEmpty() && context.scriptContext().isPresent()) {
      return readMiniscript(context, context.scriptContext().get());
    }
    var _ = cursor.readUntil("(),:{}[");
    if (fragment.isEmpty() || !cursor.isAt('(')) {
      throw DescriptorException.at(
          start,
          "expected a script expression "
              + context.place()
              + ", one of "
              + Fragment.allowedIn(context));
    }
    if (!fragment.get().isAllowedIn(context)) {
      throw DescriptorException.at(
          start,
          word
              + "() isn't allowed "
              + context.place()
              + "; expected one of "
              + Fragment.allowedIn(context));
    }
    cursor.expect('(', "behind " + word);
    ScriptExpression script = readArguments(fragment.get(), context, start);
    cursor.expect(')', "at the end of " + word + "()");
    return script;
  }

  private ScriptExpression readMiniscript(Context context, ScriptContext scriptContext) {
    Miniscript<KeyExpression> read =
        Miniscript.read(scriptContext, cursor, () -> keys.read(context));
    read.requireSane(context == Context.TR ? DescriptorParser::xOnlyText : KeyExpression::toString);
    return new ScriptExpression.Mini(read);
  }

  /** In tapscript keys that differ in their parity only are the same. */
  private static String xOnlyText(KeyExpression key) {
    KeyExpression shown = key.toPublic();
    return shown.key() instanceof DescriptorKey.Plain(Bytes bytes) && bytes.size() == 33
        ? bytes.slice(1, 33).hex()
        : shown.key() instanceof DescriptorKey.XOnly(Bytes bytes) ? bytes.hex() : key.toString();
  }

  private ScriptExpression readArguments(Fragment fragment, Context context, int start) {
    return switch (fragment) {
      case PK -> new ScriptExpression.Pk(keys.read(context));
      case PKH -> new ScriptExpression.Pkh(keys.read(context));
      case COMBO -> new ScriptExpression.Combo(keys.read(context));
      // A witness program spends with compressed keys only, wherever it stands.
      case WPKH -> new ScriptExpression.Wpkh(keys.read(Context.WSH));
      case SH -> checkedRedeemScript(readScript(Context.SH), start);
      case WSH -> new ScriptExpression.Wsh(readScript(Context.WSH));
      case MULTI -> readMulti(Multi.Kind.MULTI, context);
      case SORTEDMULTI -> readMulti(Multi.Kind.SORTEDMULTI, context);
      case MULTI_A -> readMulti(Multi.Kind.MULTI_A, context);
      case SORTEDMULTI_A -> readMulti(Multi.Kind.SORTEDMULTI_A, context);
      case TR -> readTaproot();
      case RAWTR -> new ScriptExpression.RawTr(keys.read(Context.TR));
      case RAW -> new ScriptExpression.Raw(readRawScript());
      case ADDR -> readAddress();
    };
  }

  private ScriptExpression readMulti(Multi.Kind kind, Context context) {
    int start = cursor.offset();
    String number = cursor.readUntil(",)");
    if (!number.matches("[0-9]{1,3}")) {
      throw DescriptorException.at(
          start, "expected the number of signatures that " + kind.word() + "() needs");
    }
    int threshold = Integer.parseInt(number);
    List<KeyExpression> all = new ArrayList<>();
    while (cursor.isAt(',')) {
      cursor.expect(',', "");
      all.add(keys.read(context));
    }
    int most =
        switch (context) {
          case TOP -> MAX_TOP_KEYS;
          case SH, WSH, MUSIG -> MAX_KEYS;
          case TR -> MAX_TAPSCRIPT_KEYS;
        };
    if (all.isEmpty() || all.size() > most) {
      throw DescriptorException.at(
          start,
          "%s() %s has %d keys; 1 to %d are allowed"
              .formatted(kind.word(), context.place(), all.size(), most));
    }
    if (threshold < 1 || threshold > all.size()) {
      throw DescriptorException.at(
          start,
          "%s() needs %d signatures of %d keys; 1 to %d make sense"
              .formatted(kind.word(), threshold, all.size(), all.size()));
    }
    return new Multi(kind, threshold, all);
  }

  private static ScriptExpression checkedRedeemScript(ScriptExpression inner, int start) {
    if (inner instanceof Multi multi) {
      int size = 3 + multi.keys().stream().mapToInt(DescriptorParser::pushSize).sum();
      if (size > MAX_REDEEM_SCRIPT) {
        throw DescriptorException.at(
            start,
            "the redeem script of sh(%s()) would have %d bytes and P2SH allows %d: at most 15 compressed keys, or use wsh()"
                .formatted(multi.kind().word(), size, MAX_REDEEM_SCRIPT));
      }
    }
    return new ScriptExpression.Sh(inner);
  }

  private static int pushSize(KeyExpression key) {
    boolean compressed = key.key().isExtended() || key.derive(0, 0).publicKey().size() == 33;
    return compressed ? 34 : 66;
  }

  private ScriptExpression readTaproot() {
    KeyExpression internal = keys.read(Context.TR);
    if (!cursor.isAt(',')) {
      return new ScriptExpression.Tr(internal, Optional.empty());
    }
    cursor.expect(',', "");
    return new ScriptExpression.Tr(internal, Optional.of(readTree(0)));
  }

  private ScriptTree readTree(int depth) {
    if (!cursor.isAt('{')) {
      return new ScriptTree.Leaf(readScript(Context.TR));
    }
    if (depth == ScriptTree.MAX_DEPTH) {
      throw DescriptorException.at(
          cursor.offset(), "the tree is deeper than " + ScriptTree.MAX_DEPTH + " (BIP-341)");
    }
    cursor.expect('{', "");
    ScriptTree left = readTree(depth + 1);
    cursor.expect(',', "between the two branches of a tree");
    ScriptTree right = readTree(depth + 1);
    cursor.expect('}', "at the end of a branch of the tree");
    return new ScriptTree.Branch(left, right);
  }

  private Script readRawScript() {
    int start = cursor.offset();
    try {
      return Script.fromHex(cursor.readUntil(")"));
    } catch (BitcoinException e) {
      throw DescriptorException.at(start, "raw() takes a script in hexadecimal: " + e.getMessage());
    }
  }

  private ScriptExpression readAddress() {
    int start = cursor.offset();
    String text = cursor.readUntil(")");
    for (Network network : Network.values()) {
      try {
        return new ScriptExpression.Addr(text, Address.parse(text, network).script());
      } catch (AddressException _) {
        // Not of this network; it may be of another.
      }
    }
    throw DescriptorException.at(start, "addr() takes an address, and this is one of no network");
  }
}
