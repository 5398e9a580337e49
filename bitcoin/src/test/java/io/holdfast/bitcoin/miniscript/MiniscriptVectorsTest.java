package io.holdfast.bitcoin.miniscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.VectorFile;
import io.holdfast.bitcoin.miniscript.Type.Property;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.crypto.sign.Secp256k1;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of BIP-379: a part of each of the files that the BIP publishes. */
class MiniscriptVectorsTest {
  private static final List<Bytes> KEYS =
      IntStream.rangeClosed(1, 26)
          .mapToObj(number -> {
            byte[] secret = new byte[32];
            secret[31] = (byte) number;
            return Bytes.of(Secp256k1.publicKey(secret));
          })
          .toList();

  private static Miniscript<Bytes> parse(ScriptContext context, String text) {
    Cursor cursor = new Cursor(text);
    Miniscript<Bytes> read =
        Miniscript.read(
            context,
            cursor,
            () -> {
              Bytes key = KEYS.get(cursor.readUntil(",)").charAt(0) - 'A');
              return key.slice(33 - context.keySize(), 33);
            });
    assertThat(cursor.atEnd()).as(text).isTrue();
    return read;
  }

  private static void each(String mark, Consumer<List<String>> check) {
    List<List<String>> rows =
        VectorFile.rows(MiniscriptVectorsTest.class, "bip379.tsv", mark).toList();
    assertThat(rows).hasSizeGreaterThan(30);
    rows.forEach(check);
  }

  private static Miniscript<Bytes> typed(List<String> row) {
    Miniscript<Bytes> read = parse(ScriptContext.P2WSH, row.getFirst());
    // Of malleable expressions some files say what malleability would be, which means nothing.
    String unsaid = read.type().has(Property.M) ? "[km]" : "[kmsfe]";
    assertThat(sorted(read.type().toString().replaceAll(unsaid, "")))
        .as(row.getFirst())
        .isEqualTo(sorted(row.get(1).replaceAll(unsaid, "")));
    return read;
  }

  private static String sorted(String text) {
    return text.chars()
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void valid(List<String> row) {
    assertThat(typed(row).type().base()).isEqualTo(Type.Base.B);
  }

  private static void malleable(List<String> row) {
    assertThat(typed(row).type().has(Property.M)).as(row.getFirst()).isFalse();
  }

  private static void conflict(List<String> row) {
    assertThat(typed(row).type().has(Property.K)).as(row.getFirst()).isFalse();
  }

  private static void invalid(List<String> row) {
    assertThatThrownBy(() -> parse(ScriptContext.P2WSH, row.getFirst()))
        .as(row.getFirst())
        .isInstanceOf(MiniscriptException.class)
        .hasMessageStartingWith("miniscript, character ");
  }

  private static void operations(String expression, String count) {
    assertThat(parse(ScriptContext.P2WSH, expression).limits().operations())
        .as(expression)
        .isEqualTo(Integer.parseInt(count));
  }

  /** Columns: script_size op_count elements peak mixed non_malleable requires_sig sat_size. */
  private static void analysed(ScriptContext context, List<String> row) {
    String text = row.getFirst();
    if (row.get(1).equals("PARSE_ERR")) {
      assertThatThrownBy(() -> parse(context, text)).isInstanceOf(MiniscriptException.class);
      return;
    }
    Miniscript<Bytes> read = parse(context, text);
    Limits limits = read.limits();
    assertThat(limits.scriptSize()).as(text).isEqualTo(Integer.parseInt(row.get(1)));
    if (context == ScriptContext.P2WSH) {
      assertThat(limits.operations()).as(text).isEqualTo(Integer.parseInt(row.get(2)));
    }
    assertThat(limits.stackElements() + 1).as(text).isEqualTo(Integer.parseInt(row.get(3)));
    assertThat(!read.type().has(Property.K)).as(text).isEqualTo(Boolean.parseBoolean(row.get(5)));
    assertThat(read.type().has(Property.M)).as(text).isEqualTo(Boolean.parseBoolean(row.get(6)));
    if (read.type().has(Property.M)) {
      assertThat(read.type().has(Property.S)).as(text).isEqualTo(Boolean.parseBoolean(row.get(7)));
    }
    // The published sizes of thresholds follow a rule of thumb; SatisfierTest holds ours to be
    // true.
    if (!text.contains("thresh(")) {
      assertThat(limits.mostWitness()).as(text).isEqualTo(Integer.parseInt(row.get(8)));
    }
  }

  private static void script(List<String> row) {
    if (row.get(1).equals("ERR")) {
      return;
    }
    Script script = parse(ScriptContext.TAPSCRIPT, row.getFirst()).script(key -> key);
    assertThat(script.hex()).as(row.getFirst()).isEqualTo(row.get(1));
    restored(ScriptContext.TAPSCRIPT, row.getFirst());
  }

  /** The script of an expression is decoded to one of the same script and printed the same. */
  private static void restored(ScriptContext context, String text) {
    Miniscript<Bytes> read = parse(context, text);
    List<Bytes> keys = KEYS.stream().map(key -> key.slice(33 - context.keySize(), 33)).toList();
    Miniscript<Bytes> decoded =
        Miniscript.decode(context, read.script(key -> key), keys).orElseThrow();
    assertThat(decoded.script(key -> key)).as(text).isEqualTo(read.script(key -> key));
    String printed = read.print(Bytes::hex);
    assertThat(Miniscript.parse(context, printed)).as(printed).isEqualTo(read);
  }

  @Test
  void whatTheBipCallsValidHasTheTypeItPublishes() {
    each("valid", MiniscriptVectorsTest::valid);
  }

  @Test
  void whatTheBipCallsMalleableIsFoundToBe() {
    each("malleable", MiniscriptVectorsTest::malleable);
  }

  @Test
  void mixedLockTimesAreFound() {
    each("conflict", MiniscriptVectorsTest::conflict);
  }

  @Test
  void whatTheBipCallsInvalidIsRefusedWithItsPlace() {
    each("invalid", MiniscriptVectorsTest::invalid);
  }

  @Test
  void edgeCasesAreReadAndComeBackFromTheirScripts() {
    each("edge", row -> restored(ScriptContext.P2WSH, row.getFirst()));
    each("valid", row -> restored(ScriptContext.P2WSH, row.getFirst()));
  }

  @Test
  void costsAreThoseOfTheBip() {
    each("operations", row -> operations(row.get(0), row.get(1)));
    each("wsh", row -> analysed(ScriptContext.P2WSH, row));
    each("tap", row -> analysed(ScriptContext.TAPSCRIPT, row));
  }

  @Test
  void tapscriptsAreThoseOfTheBipByteForByte() {
    each("tapscript", MiniscriptVectorsTest::script);
  }

  /** Columns: who signs, the input's sequence, the preimage, whether that suffices. */
  private static void redeemed(List<String> row) {
    String signers = row.get(1);
    Bytes signature = Bytes.of(new byte[71]);
    Assets assets =
        new Assets() {
          @Override
          public Optional<Bytes> signature(Bytes key) {
            int place = KEYS.indexOf(key);
            return signers.indexOf('A' + place) < 0 ? Optional.empty() : Optional.of(signature);
          }

          @Override
          public Optional<Bytes> preimage(HashFunction function, Bytes hash) {
            return Optional.of(row.get(3))
                .filter(text -> !text.equals("-"))
                .map(Bytes::fromHex)
                .filter(preimage -> function.of(preimage).equals(hash));
          }

          @Override
          public SpendTime time() {
            return new SpendTime(2, 0, Long.parseLong(row.get(2)));
          }
        };
    boolean satisfied;
    try {
      satisfied = Satisfier.satisfy(parse(ScriptContext.P2WSH, row.getFirst()), assets).isPresent();
    } catch (MiniscriptException _) {
      // One of the vectors is no expression at all.
      satisfied = false;
    }
    assertThat(satisfied).as("%s", row).isEqualTo(Boolean.parseBoolean(row.get(4)));
  }

  @Test
  void whatSufficesIsWhatTheBipSays() {
    each("redeem", MiniscriptVectorsTest::redeemed);
  }

  /** Figures of Bitcoin Core for the same expressions. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lltvln:after(1231488000)|6300676300676300670400046749b1926869516868|12|3|3",
        "j:and_v(vdv:after(1567547623),older(2016))|829263766304e7e06e5db169686902e007b268|11|1|2",
        "or_d(multi(1,C),or_b(multi(3,F,G,H),su:after(500000)))|-|15|7|10",
        "thresh(2,multi(2,A,B),a:multi(1,C),ac:pk_k(D))|-|13|6|10",
        "c:or_i(and_v(v:older(16),pk_h(A)),pk_h(B))|-|12|3|4",
        "or_d(c:pk_h(A),andor(c:pk_k(B),older(2016),after(1567547623)))|-|13|3|5",
        "thresh(2,c:pk_k(A),ac:pk_k(B),altv:after(1000000000),altv:after(100))|-|22|4|5"
      })
  void costsAreThoseOfBitcoinCore(
      String text, String script, int operations, int elements, int peak) {
    Miniscript<Bytes> read = parse(ScriptContext.P2WSH, text);
    if (!script.equals("-")) {
      assertThat(read.script(Objects::requireNonNull).hex()).isEqualTo(script);
    }
    assertThat(read.limits().operations()).isEqualTo(operations);
    assertThat(read.limits().stackElements()).isEqualTo(elements);
    assertThat(read.limits().stackPeak()).isEqualTo(peak);
  }
}
