package io.holdfast.bitcoin.miniscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.script.Script;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniscriptErrorTest {
  private static final String A =
      "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
  private static final String B =
      "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5";

  private static String filled(String text) {
    return text.replace("A", A).replace("B", B);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|character 1|expected an expression, one of pk()",
        "pk|character 1|expected an expression",
        "k(A)|character 1|expected an expression",
        "and_v(v:pk(A),foo(B))|character 80|expected an expression",
        "pk(xx)|character 4|a public key of 66 hexadecimal digits",
        "older(0)|character 1|older() takes 1 to 2147483647, not 0",
        "after(01)|character 7|a decimal number",
        "sha256(00)|character 8|takes 64 hexadecimal digits",
        "hash160(zz112233445566778899aabbccddeeff00112233)|character 9|takes 40 hexadecimal digits",
        "and_v(v:pk(A),q:pk(B))|character 80|there is no such wrapper",
        ":pk(A)|character 1|no wrapper",
        "and_v(pk(A),pk(B))|character 1|and_v() takes X of base V, and it is of B",
        "and_v(v:pk(A),s:pk(B))|character 1|and_v() takes Y of base B or V or K",
        "or_b(pk(A),s:older(5))|character 77|s: takes X with property o",
        "andor(pk(A),1,v:1)|character 1|takes Y and Z of the same base",
        "pk_k(A)|character 1|pk_k() is of base K; a whole script is of B",
        "multi_a(1,A)|character 1|multi_a() is of tr() only",
        "multi(3,A,B)|character 1|needs 3 signatures of 2 keys",
        "thresh(3,pk(A),s:pk(B))|character 1|thresh() needs 1 to 2 of 2 expressions, not 3",
        "pk(A))|character 71|the end of the expression"
      })
  void anErrorNamesTheFragmentAndItsPlace(String text, String place, String expected) {
    assertThatThrownBy(() -> Miniscript.parse(ScriptContext.P2WSH, filled(text)))
        .isInstanceOf(MiniscriptException.class)
        .hasMessageContaining(place + ":")
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "older(5)|character 1|without any signature",
        "or_b(pk(A),s:pk(A))|character 1|stands in it more than once",
        "and_v(v:pk(A),or_i(older(1),older(2)))|character 80|another way by anybody",
        "and_v(v:pk(A),and_v(v:older(1),older(4194305)))|character 80|a height and one that is a time",
        "and_v(v:pk(A),0)|character 1|can never be satisfied"
      })
  void anUnsafeExpressionIsToldWithTheSmallestPartThatIs(
      String text, String place, String expected) {
    Miniscript<Bytes> read = Miniscript.parse(ScriptContext.P2WSH, filled(text));
    assertThat(read.isSane(Bytes::hex)).isFalse();
    assertThatThrownBy(() -> read.requireSane(Bytes::hex))
        .isInstanceOf(MiniscriptException.class)
        .hasMessageContaining(place + ":")
        .hasMessageContaining(expected);
  }

  @Test
  void aScriptThatNodesWouldNotRelayIsNotSane() {
    StringBuilder text = new StringBuilder("pk(" + A + ")");
    for (int i = 0; i < 110; i++) {
      text.insert(0, "and_v(v:hash160(" + "00".repeat(20) + "),").append(')');
    }
    Miniscript<Bytes> wide = Miniscript.parse(ScriptContext.P2WSH, text.toString());
    assertThatThrownBy(() -> wide.requireSane(Bytes::hex))
        .hasMessageContaining("operations; at most 201");
  }

  @Test
  void deeplyNestedTextAndScriptsAreRefusedWithoutRunningOutOfStack() {
    String text = ("and_b(pk(" + A + "),a:").repeat(50_000) + "1" + ")".repeat(50_000);
    assertThatThrownBy(() -> Miniscript.parse(ScriptContext.P2WSH, text))
        .isInstanceOf(MiniscriptException.class)
        .hasMessageContaining("nested deeper than 402");
    assertThatThrownBy(
            () -> Miniscript.parse(ScriptContext.P2WSH, "n".repeat(100_000) + ":pk(" + A + ")"))
        .hasMessageContaining("nested deeper than 402");
    assertThat(
            Miniscript.decode(
                ScriptContext.TAPSCRIPT,
                Script.fromHex("63".repeat(30_000) + "51" + "68".repeat(30_000)),
                List.of()))
        .isEmpty();
    assertThat(
            Miniscript.decode(
                ScriptContext.TAPSCRIPT, Script.fromHex("51" + "92".repeat(90_000)), List.of()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"and_b(pk(A),a:|pk(B)|)|200", "or_i(pk(A),|pk(B)|)|401", "thresh(1,|pk(B)|)|401"})
  void anExpressionAsDeepAsAllowedIsHandledWhole(
      String before, String inner, String after, int times) {
    String text = filled(before.repeat(times) + inner + after.repeat(times));
    Miniscript<Bytes> read = Miniscript.parse(ScriptContext.TAPSCRIPT, text);
    Script script = read.script(key -> key);
    assertThat(read.isSane(Bytes::hex)).isEqualTo(before.startsWith("thresh"));
    assertThat(Miniscript.parse(ScriptContext.TAPSCRIPT, read.toString())).isEqualTo(read);
    assertThat(Miniscript.decode(ScriptContext.TAPSCRIPT, script, List.of()))
        .hasValueSatisfying(decoded -> assertThat(decoded.script(key -> key)).isEqualTo(script));
  }

  /** Scripts that Bitcoin Core's tests refuse. */
  @ParameterizedTest
  @CsvSource({
    "ac519c",
    "ba20c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5ba519c",
    "ac2079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798ac20c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5ba519c",
    "0000210232780000feff00ffffffffffff21ff005f00ae21ae00000000060602060406564c2102320000060900fe00005f00ae21ae00100000060606060606000000000000000000000000000000000000000000000000000000000000000000",
    "2079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798ac6951"
  })
  void aScriptThatIsNoneOfMiniscriptIsNotDecoded(String hex) {
    for (ScriptContext context : ScriptContext.values()) {
      assertThat(Miniscript.decode(context, Script.fromHex(hex), List.of())).isEmpty();
    }
  }

  @Test
  void aKeyHashOfAnUnknownKeyIsDecodedAndOnlyItsBranchIsLost() {
    Miniscript<Bytes> read = Miniscript.parse(ScriptContext.P2WSH, filled("or_i(pkh(A),pk(B))"));
    Script script = read.script(key -> key);
    Miniscript<Bytes> decoded =
        Miniscript.decode(ScriptContext.P2WSH, script, List.of()).orElseThrow();
    assertThat(decoded).isNotEqualTo(read);
    assertThat(decoded.script(key -> key)).isEqualTo(script);
    assertThat(Miniscript.decode(ScriptContext.P2WSH, script, read.keys())).contains(read);
  }

  @Test
  void everyShorterWayOfWritingIsUsed() {
    String text = filled("andor(c:pk_k(A),or_i(0,and_v(vc:pk_h(B),1)),0)");
    Miniscript<Bytes> read = Miniscript.parse(ScriptContext.P2WSH, text);
    assertThat(read).hasToString(filled("and_n(pk(A),ltv:pkh(B))"));
  }
}
