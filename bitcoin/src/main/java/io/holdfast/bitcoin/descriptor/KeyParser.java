package io.holdfast.bitcoin.descriptor;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.key.ChildNumber;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.ExtendedKeyVersion;
import io.holdfast.bitcoin.key.ExtendedPrivateKey;
import io.holdfast.bitcoin.key.ExtendedPublicKey;
import io.holdfast.bitcoin.key.KeyFormatException;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.key.WifKey;
import io.holdfast.bitcoin.miniscript.Cursor;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads key expressions (BIP-380, 386, 389). */
final class KeyParser {
  private static final String MUSIG = "musig";
  private static final String AFTER_KEY = "/,){}";
  private static final String AFTER_STEP = "/<>;,){}";

  private final Cursor cursor;

  KeyParser(Cursor cursor) {
    this.cursor = cursor;
  }

  KeyExpression read(Context context) {
    if (cursor.peekUntil("(),:{}[").equals(MUSIG)) {
      return readMusig(context);
    }
    Optional<KeyOrigin> origin = readOrigin();
    int start = cursor.offset();
    String text = cursor.readUntil(AFTER_KEY);
    DescriptorKey key = readKey(text, start, context);
    if (!key.isExtended()) {
      if (cursor.isAt('/')) {
        throw DescriptorException.at(
            cursor.offset(), "a single key has no children; only an extended key takes steps");
      }
      return new KeyExpression(origin, key, KeySteps.NONE, KeyExpression.Wildcard.NONE);
    }
    return readSteps(origin, key);
  }

  /** An aggregate of keys (BIP-390), none of which may be one itself. */
  private KeyExpression readMusig(Context context) {
    int start = cursor.offset();
    if (context != Context.TR) {
      throw DescriptorException.at(
          start, "musig() isn't allowed " + context.place() + "; it is a key of taproot only");
    }
    var _ = cursor.readUntil("(,)");
    cursor.expect('(', "behind " + MUSIG);
    List<KeyExpression> all = new ArrayList<>();
    all.add(read(Context.MUSIG));
    while (cursor.isAt(',')) {
      cursor.expect(',', "");
      all.add(read(Context.MUSIG));
    }
    cursor.expect(')', "at the end of musig()");
    KeyExpression read = readSteps(Optional.empty(), new DescriptorKey.Musig(all));
    if (read.steps().isEmpty() && read.wildcard() == KeyExpression.Wildcard.NONE) {
      return read;
    }
    if (!all.stream().allMatch(each -> each.key().isExtended() && !each.isRanged())) {
      throw DescriptorException.at(
          start, "musig() with steps behind it takes extended keys that don't end in *");
    }
    if (read.steps().hasHardenedStep() || read.wildcard() == KeyExpression.Wildcard.HARDENED) {
      throw DescriptorException.at(
          start, "steps behind musig() can't be hardened: there is no private key to take them");
    }
    if (read.steps().branches() > 1 && all.stream().anyMatch(each -> each.steps().branches() > 1)) {
      throw DescriptorException.at(
          start, "musig() has a multipath behind it and another one inside; give one of them");
    }
    return read;
  }

  private Optional<KeyOrigin> readOrigin() {
    if (!cursor.isAt('[')) {
      return Optional.empty();
    }
    int start = cursor.offset();
    cursor.expect('[', "");
    String text = cursor.readUntil("],){}");
    cursor.expect(']', "behind the key origin");
    try {
      return Optional.of(KeyOrigin.parse(text));
    } catch (KeyFormatException e) {
      throw DescriptorException.at(start, "key origin: " + e.getMessage());
    }
  }

  private DescriptorKey readKey(String text, int start, Context context) {
    if (text.isEmpty()) {
      throw DescriptorException.at(
          start, "expected a key: hexadecimal, xpub or tpub, found " + cursor.found());
    }
    if (text.length() <= 130 && text.chars().allMatch(HexFormat::isHexDigit)) {
      return hexKey(text, start, context);
    }
    if (startsWithAny(text, ExtendedKeyVersion::privatePrefix)) {
      return guarded(
          start, () -> new DescriptorKey.ExtendedPrivate(ExtendedPrivateKey.parse(text)));
    }
    if (text.length() > 4 && text.startsWith("pub", 1)) {
      return guarded(start, () -> new DescriptorKey.Extended(ExtendedPublicKey.parse(text)));
    }
    if (text.length() == 51 || text.length() == 52) {
      return wifKey(text, start, context);
    }
    throw DescriptorException.at(
        start,
        "expected a key: 66 hexadecimal digits, an xpub or a tpub, perhaps with its origin in"
            + " brackets in front");
  }

  private static DescriptorKey hexKey(String text, int start, Context context) {
    Bytes bytes = text.length() % 2 == 0 ? Bytes.fromHex(text) : Bytes.EMPTY;
    return switch (bytes.size()) {
      case 32 -> xOnlyKey(bytes, start, context);
      case 33 -> plainKey(bytes, start);
      case 65 -> {
        requireCompressed(start, context);
        yield plainKey(bytes, start);
      }
      default ->
          throw DescriptorException.at(
              start, "a key of " + text.length() + " hexadecimal digits; expected 66");
    };
  }

  private static DescriptorKey xOnlyKey(Bytes bytes, int start, Context context) {
    if (!context.allowsXOnlyKeys()) {
      throw DescriptorException.at(
          start, "a key of 64 digits (x-only) is allowed inside tr() only; give 66 digits");
    }
    byte[] even = new byte[33];
    even[0] = 2;
    bytes.copyTo(even, 1);
    requirePoint(even, start);
    return new DescriptorKey.XOnly(bytes);
  }

  private static DescriptorKey plainKey(Bytes bytes, int start) {
    boolean marked = bytes.size() == 65 ? bytes.at(0) == 4 : bytes.at(0) == 2 || bytes.at(0) == 3;
    if (!marked) {
      throw DescriptorException.at(
          start, "a public key begins with 02 or 03, an uncompressed one with 04");
    }
    requirePoint(bytes.toArray(), start);
    return new DescriptorKey.Plain(bytes);
  }

  private static DescriptorKey wifKey(String text, int start, Context context) {
    DescriptorKey.Wif key = guarded(start, () -> new DescriptorKey.Wif(WifKey.parse(text)));
    if (key.key().publicKey().size() == 65) {
      requireCompressed(start, context);
    }
    return key;
  }

  private KeyExpression readSteps(Optional<KeyOrigin> origin, DescriptorKey key) {
    List<ChildNumber> before = new ArrayList<>();
    List<ChildNumber> multipath = List.of();
    List<ChildNumber> after = new ArrayList<>();
    KeyExpression.Wildcard wildcard = KeyExpression.Wildcard.NONE;
    while (cursor.isAt('/')) {
      cursor.expect('/', "");
      if (cursor.isAt('<')) {
        if (!multipath.isEmpty()) {
          throw DescriptorException.at(
              cursor.offset(), "a second multipath; BIP-389 allows one in a key expression");
        }
        multipath = readMultipath();
        continue;
      }
      int start = cursor.offset();
      String step = cursor.readUntil(AFTER_STEP);
      if (step.startsWith("*")) {
        wildcard = wildcard(step, start);
        break;
      }
      (multipath.isEmpty() ? before : after).add(step(step, start));
    }
    requireEndOfKey();
    return new KeyExpression(
        origin,
        key,
        new KeySteps(new DerivationPath(before), multipath, new DerivationPath(after)),
        wildcard);
  }

  private List<ChildNumber> readMultipath() {
    int start = cursor.offset();
    cursor.expect('<', "");
    List<ChildNumber> values = new ArrayList<>();
    values.add(readStep());
    while (cursor.isAt(';')) {
      cursor.expect(';', "");
      values.add(readStep());
    }
    cursor.expect('>', "at the end of the multipath");
    if (values.size() < 2) {
      throw DescriptorException.at(start, "a multipath has two values or more, as in <0;1>");
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw DescriptorException.at(start, "a multipath doesn't repeat a value");
    }
    return values;
  }

  private static KeyExpression.Wildcard wildcard(String step, int start) {
    return switch (step) {
      case "*" -> KeyExpression.Wildcard.NORMAL;
      case "*h", "*'" -> KeyExpression.Wildcard.HARDENED;
      default ->
          throw DescriptorException.at(start, "expected '*', '*h' or \"*'\" as the last step");
    };
  }

  private ChildNumber readStep() {
    int start = cursor.offset();
    return step(cursor.readUntil(AFTER_STEP), start);
  }

  private void requireEndOfKey() {
    if (!cursor.atEnd() && !cursor.isAt(',') && !cursor.isAt(')') && !cursor.isAt('}')) {
      throw DescriptorException.at(
          cursor.offset(), "expected ',' or ')' behind the key, found " + cursor.found());
    }
  }

  private static ChildNumber step(String text, int start) {
    return guarded(start, () -> ChildNumber.parse(text));
  }

  private static boolean startsWithAny(String text, Function<ExtendedKeyVersion, String> prefix) {
    return Arrays.stream(ExtendedKeyVersion.values()).map(prefix).anyMatch(text::startsWith);
  }

  private static void requireCompressed(int start, Context context) {
    if (!context.allowsUncompressedKeys()) {
      throw DescriptorException.at(
          start,
          "an uncompressed key isn't allowed "
              + context.place()
              + "; segwit spends need"
              + " compressed keys");
    }
  }

  private static void requirePoint(byte[] publicKey, int start) {
    if (!Secp256k1.isValidPublicKey(publicKey)) {
      throw DescriptorException.at(start, "the public key is not a point of secp256k1");
    }
  }

  private static <T> T guarded(int start, Supplier<T> read) {
    try {
      return read.get();
    } catch (KeyFormatException e) {
      throw DescriptorException.at(start, "key: " + e.getMessage());
    }
  }
}
