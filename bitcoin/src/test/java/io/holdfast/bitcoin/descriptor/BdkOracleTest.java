package io.holdfast.bitcoin.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.format.ExportTerms;
import io.holdfast.bitcoin.format.FileFormat;
import io.holdfast.bitcoin.format.WalletFile;
import io.holdfast.bitcoin.miniscript.Expression;
import io.holdfast.bitcoin.miniscript.Miniscript;
import io.holdfast.bitcoin.miniscript.MiniscriptException;
import io.holdfast.bitcoin.miniscript.ScriptContext;
import io.holdfast.bitcoin.miniscript.Wrapper;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another descriptor library derives the same addresses. */
class BdkOracleTest {
  private static final org.bitcoindevkit.Network TESTNET = org.bitcoindevkit.Network.TESTNET;

  @Test
  void anotherLibraryDerivesTheSameAddresses() throws ReflectiveOperationException {
    RandomDescriptors random = new RandomDescriptors(86);
    for (int i = 0; i < 100; i++) {
      compare(random.next(), 7 * i);
    }
  }

  /**
   * Of what the other library has no word for, it derives the same from the keys at the place:
   * sorted already, or aggregated.
   */
  @Test
  void anotherLibraryComesToTheSameAddressesFromTheKeysAtThePlace()
      throws ReflectiveOperationException {
    RandomDescriptors random = new RandomDescriptors(390);
    for (int i = 0; i < 60; i++) {
      Descriptor ours = Descriptor.parse(random.nextOfOurs());
      for (int branch = 0; branch < 2; branch++) {
        DerivedScript derived = ours.derive(branch, i);
        try (org.bitcoindevkit.Descriptor theirs =
            new org.bitcoindevkit.Descriptor(atThePlace(ours, derived), TESTNET)) {
          assertThat(derived.address(Network.TESTNET).orElseThrow().text())
              .as(ours::toString)
              .isEqualTo(derive(theirs, 0));
        }
      }
    }
  }

  @Test
  void anotherLibraryReadsWhatIsExportedForBitcoinCore() throws ReflectiveOperationException {
    RandomDescriptors random = new RandomDescriptors(380);
    for (int i = 0; i < 40; i++) {
      Descriptor ours = Descriptor.parse(random.next());
      WalletFile file = new WalletFile("w", ours, Optional.of(Network.TESTNET), Map.of(), Map.of());
      List<?> requests = (List<?>) FileFormat.CORE.write(file, new ExportTerms(10, 0));
      assertThat(FileFormat.CORE.read(requests).descriptor().expand()).isEqualTo(ours.expand());
      for (int branch = 0; branch < 2; branch++) {
        String text = String.valueOf(((Map<?, ?>) requests.get(branch)).get("desc"));
        try (org.bitcoindevkit.Descriptor theirs =
            new org.bitcoindevkit.Descriptor(text, TESTNET)) {
          assertThat(derive(theirs, i))
              .as(text)
              .isEqualTo(ours.derive(branch, i).address(Network.TESTNET).orElseThrow().text());
        }
      }
    }
  }

  private static String atThePlace(Descriptor ours, DerivedScript derived) {
    List<String> keys = derived.keys().stream().map(key -> key.xOnly().hex()).toList();
    if (keys.size() == 1) {
      return "tr(" + keys.getFirst() + ")";
    }
    String threshold = ours.text().replaceAll(".*sortedmulti_a\\((\\d+),.*", "$1");
    return keys.stream()
        .skip(1)
        .sorted()
        .collect(
            Collectors.joining(",", "tr(" + keys.getFirst() + ",multi_a(" + threshold + ",", "))"));
  }

  @Test
  @Tag("long")
  void anotherLibraryDerivesTheSameAddressesForAThousandDescriptors()
      throws ReflectiveOperationException {
    RandomDescriptors random = new RandomDescriptors(1000);
    for (int i = 0; i < 1000; i++) {
      compare(random.next(), i);
    }
  }

  @Test
  void anotherLibraryRefusesTheSameExpressions() {
    RandomDescriptors random = new RandomDescriptors(379);
    int fitting = 0;
    for (int i = 0; i < 400; i++) {
      boolean tapscript = i % 2 == 0;
      ScriptContext context = tapscript ? ScriptContext.TAPSCRIPT : ScriptContext.P2WSH;
      Expression<String> next = random.anyExpression(context);
      if (tapscript && hasDupIf(next)) {
        // The other library does not know that d: leaves exactly 1 there.
        continue;
      }
      String script = next.print(Function.identity());
      String text =
          tapscript
              ? "tr(50929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0,"
                  + script
                  + ")"
              : "wsh(" + script + ")";
      boolean theirs = isTaken(text);
      // In wsh() it looks at types only, in tr() also at what is safe.
      assertThat(tapscript ? isSane(context, next) : fits(context, next))
          .as(text)
          .isEqualTo(theirs);
      fitting += theirs ? 1 : 0;
    }
    assertThat(fitting).isBetween(30, 370);
  }

  private static boolean fits(ScriptContext context, Expression<String> expression) {
    try {
      return Miniscript.of(context, expression).expression().equals(expression);
    } catch (MiniscriptException _) {
      return false;
    }
  }

  private static boolean hasDupIf(Expression<String> expression) {
    return (expression instanceof Expression.Wrap<String>(Wrapper wrapper, var _)
            && wrapper == Wrapper.DUP_IF)
        || expression.children().stream().anyMatch(BdkOracleTest::hasDupIf);
  }

  private static boolean isSane(ScriptContext context, Expression<String> expression) {
    return fits(context, expression)
        && Miniscript.of(context, expression).isSane(Function.identity());
  }

  private static boolean isTaken(String text) {
    try (org.bitcoindevkit.Descriptor theirs = new org.bitcoindevkit.Descriptor(text, TESTNET)) {
      return !theirs.toSingleDescriptors().isEmpty();
    } catch (Exception e) {
      return false;
    }
  }

  private static void compare(String text, int index) throws ReflectiveOperationException {
    Descriptor ours = Descriptor.parse(text);
    try (org.bitcoindevkit.Descriptor theirs = new org.bitcoindevkit.Descriptor(text, TESTNET)) {
      List<org.bitcoindevkit.Descriptor> branches = theirs.toSingleDescriptors();
      for (int branch = 0; branch < 2; branch++) {
        assertThat(ours.derive(branch, index).address(Network.TESTNET).orElseThrow().text())
            .as(text)
            .isEqualTo(derive(branches.get(branch), index));
      }
      branches.forEach(org.bitcoindevkit.Descriptor::close);
    } catch (Exception e) {
      throw new AssertionError("the other library refuses " + text, e);
    }
  }

  /** The method's name is mangled by its language and can't be written in this one. */
  private static String derive(org.bitcoindevkit.Descriptor descriptor, int index)
      throws ReflectiveOperationException {
    Method derive =
        Arrays.stream(org.bitcoindevkit.Descriptor.class.getMethods())
            .filter(method -> method.getName().startsWith("deriveAddress"))
            .findFirst()
            .orElseThrow();
    return derive.invoke(descriptor, index, TESTNET).toString();
  }
}
