package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** A text is refused by name, or is a descriptor that comes back from what is printed of it. */
@Tag("long")
final class DescriptorFuzzTest {
  private static final String KEY =
      "03a34b99f22c790c4e36b2b3c2c35a36db06226e41c692fc82b8b56ac1c540c5bd";
  private static final String XPUB =
      "xpub6ERApfZwUNrhLCkDtcHTcxd75RbzS1ed54G1LkBUHQVHQKqhMkhgbmJbZRkrgZw4koxb5JaHWkY4ALHY2grBGRjaDMzQLcgJvLJuZZvRcEL";

  static Stream<String> samples() {
    return Stream.of(
            "wpkh(X/<0;1>/*)",
            "sh(wsh(or_d(pk(K),and_v(v:pkh(X/*),older(10)))))",
            "tr(K,{pk(X/0/*),{and_n(pk(K),sha256("
                + "00".repeat(32)
                + ")),sortedmulti_a(1,K,X)}})",
            "tr(musig(X,X/1)/<0;1>/*)",
            "rawtr(K)",
            "combo([01020304/5h]X)",
            "raw(00)",
            "addr(1BitcoinEaterAddressDontSendf59kuE)")
        .map(text -> text.replace("X", XPUB).replace("K", KEY));
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "10m")
  void aTextIsRefusedOrADescriptor(@NotNull String text) {
    Descriptor read;
    try {
      read = Descriptor.parse(text);
    } catch (DescriptorException _) {
      return;
    }
    if (!Descriptor.parse(read.toString()).equals(read)) {
      throw new AssertionError("a descriptor is printed as another one");
    }
  }
}
