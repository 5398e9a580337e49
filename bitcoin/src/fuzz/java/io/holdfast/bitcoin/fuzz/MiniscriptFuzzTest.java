package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.miniscript.Miniscript;
import io.holdfast.bitcoin.miniscript.MiniscriptException;
import io.holdfast.bitcoin.miniscript.ScriptContext;
import io.holdfast.bitcoin.script.Script;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** A text or a script is refused, or is an expression that keeps its script. */
@Tag("long")
final class MiniscriptFuzzTest {
  private static final String KEY =
      "03a34b99f22c790c4e36b2b3c2c35a36db06226e41c692fc82b8b56ac1c540c5bd";

  static Stream<String> texts() {
    return Stream.of(
            "and_v(v:pk(K),or_i(older(10),after(500000000)))",
            "thresh(2,pk(K),s:pk(K),sln:older(12960))",
            "andor(pk(K),hash160(" + "00".repeat(20) + "),and_n(pkh(K),0))",
            "t:or_c(multi(1,K,K),v:jdv:ripemd160(" + "11".repeat(20) + "))",
            "uor_b:multi_a(1,K)")
        .map(text -> text.replace("K", KEY));
  }

  static Stream<byte[]> scripts() {
    return texts()
        .flatMap(text -> Stream.of(ScriptContext.values()).flatMap(each -> script(each, text)));
  }

  private static Stream<byte[]> script(ScriptContext context, String text) {
    try {
      return Stream.of(Miniscript.parse(context, text).script(key -> key).toArray());
    } catch (MiniscriptException _) {
      return Stream.empty();
    }
  }

  @MethodSource("texts")
  @FuzzTest(maxDuration = "10m")
  void aTextIsRefusedOrAnExpression(@NotNull String text) {
    for (ScriptContext context : ScriptContext.values()) {
      Miniscript<Bytes> read;
      try {
        read = Miniscript.parse(context, text);
      } catch (MiniscriptException _) {
        continue;
      }
      if (!Miniscript.parse(context, read.print(Bytes::hex)).equals(read)) {
        throw new AssertionError("an expression is printed as another one");
      }
      Script script = read.script(key -> key);
      boolean kept =
          Miniscript.decode(context, script, read.keys())
              .filter(decoded -> decoded.script(key -> key).equals(script))
              .isPresent();
      if (!kept) {
        throw new AssertionError("an expression's script is not read back");
      }
    }
  }

  @MethodSource("scripts")
  @FuzzTest(maxDuration = "10m")
  void aScriptIsNoneOrKeepsItsBytes(byte[] bytes) {
    Script script = Script.of(bytes);
    for (ScriptContext context : ScriptContext.values()) {
      Miniscript.decode(context, script, List.of())
          .ifPresent(decoded -> {
            if (!decoded.script(key -> key).equals(script)) {
              throw new AssertionError("a script is read back as another one");
            }
          });
    }
  }
}
