package io.holdfast.bitcoin.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.holdfast.bitcoin.address.Address;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.message.MessageException;
import io.holdfast.bitcoin.message.SignedMessage;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.verify.SelfCheck;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** A text is refused by name, or is a good signature. */
@Tag("long")
final class MessageFuzzTest {
  private static final SelfCheck INTERPRETERS = SelfCheck.available();
  private static final Script SCRIPT =
      Address.parse("bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l", Network.MAINNET).script();

  static Stream<String> samples() {
    return Stream.of(
        "smpAkcwRAIgM2gBAQqvZX15ZiysmKmQpDrG83avLIT492QBzLnQIxYCIBaTpOaD20qRlEylyxFSeEA2ba9YOixpX8z46TSDtS40ASECx/EgAxlkQpQ9hYjgGu6EBCPMVPwVIVJqO4XCsMvViHI=",
        "fulAgAAAAABAUrfzHHOLAKmgCIFSTT3krp+cQxj1BDPBN4GBg3tRmFXAAAAAA==",
        "IPojfrX2dfPnH26UegfbGQQLrdK844DlHq5157/P6h57WyuS/Qsl+h/WSVGDF4MUi4rWSswW38oimDYfNNUBUOk=",
        "pofAA==");
  }

  @MethodSource("samples")
  @FuzzTest(maxDuration = "10m")
  void aTextIsRefusedOrASignature(@NotNull String text) {
    try {
      var _ = SignedMessage.verify(SCRIPT, "", text, INTERPRETERS);
    } catch (MessageException _) {
      return;
    }
  }
}
