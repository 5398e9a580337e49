package io.holdfast.engines.totp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.holdfast.testkit.Reply;
import io.holdfast.testkit.TestCore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TotpKeysTest {
  private static final String KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private final TestCore core = TestCore.started(new TotpEngine());

  @BeforeEach
  void mount() {
    assertThat(core.write("sys/mounts/totp", "{\"type\":\"totp\"}").status()).isEqualTo(204);
  }

  @AfterEach
  void close() {
    core.close();
  }

  private Reply make(String more) {
    return core.write(
        "totp/keys/made",
        "{\"generate\":true,\"issuer\":\"Big Bank\",\"account_name\":\"me@example.com\""
            + more
            + "}");
  }

  @Test
  void aMadeKeyIsAnsweredOnceAsUrlAndAsQrCodeOfTheSameUrl() throws Exception {
    Reply made = make("");
    assertThat(made.status()).isEqualTo(200);
    String url = made.data("url").asText();
    assertThat(url)
        .matches(
            "otpauth://totp/Big%20Bank:me%40example.com\\?algorithm=SHA1&digits=6"
                + "&issuer=Big%20Bank&period=30&secret=[A-Z2-7]{32}");
    BufferedImage image = image(made);
    assertThat(image.getWidth()).isEqualTo(200);
    assertThat(image.getHeight()).isEqualTo(200);
    assertThat(scanned(image)).isEqualTo(url);
    Reply shown = core.read("totp/keys/made");
    assertThat(shown.data().toString())
        .isEqualTo(
            "{\"account_name\":\"me@example.com\",\"algorithm\":\"SHA1\",\"digits\":6,"
                + "\"issuer\":\"Big Bank\",\"period\":30}");
  }

  @Test
  void aCodeOfTheAnsweredUrlIsTheServersOwn() {
    String url = make(",\"algorithm\":\"SHA512\",\"digits\":8").data("url").asText();
    assertThat(core.write("totp/keys/phone", "{\"url\":\"" + url + "\"}").status()).isEqualTo(204);
    assertThat(core.read("totp/code/phone").data("code"))
        .isEqualTo(core.read("totp/code/made").data("code"));
    assertThat(core.read("totp/keys/phone").data()).isEqualTo(core.read("totp/keys/made").data());
  }

  @Test
  void theQrCodeHasTheSizeThatIsAskedForOrIsLeftOut() throws Exception {
    assertThat(image(make(",\"qr_size\":1000")).getWidth()).isEqualTo(1000);
    Reply without = make(",\"qr_size\":0");
    assertThat(without.data("barcode").isMissingNode()).isTrue();
    assertThat(without.data("url").asText()).startsWith("otpauth://");
    Reply tooSmall = make(",\"qr_size\":20");
    assertThat(tooSmall.status()).isEqualTo(400);
    assertThat(tooSmall.errors().getFirst()).contains("qr_size of at least");
    assertThat(make(",\"qr_size\":-1").status()).isEqualTo(400);
    assertThat(make(",\"qr_size\":100000").status()).isEqualTo(400);
  }

  @Test
  void aKeyThatIsNotExportedIsSeenByNobody() {
    assertThat(make(",\"exported\":false").status()).isEqualTo(204);
    assertThat(core.read("totp/code/made").data("code").asText()).hasSize(6);
  }

  @Test
  void keysAreListedAndDeleted() {
    assertThat(core.list("totp/keys").status()).isEqualTo(404);
    assertThat(make("").status()).isEqualTo(200);
    core.write("totp/keys/a@b.c", "{\"key\":\"" + KEY + "\"}");
    assertThat(core.list("totp/keys").keys()).containsExactly("a@b.c", "made");
    assertThat(core.delete("totp/keys/made").status()).isEqualTo(204);
    assertThat(core.read("totp/keys/made").status()).isEqualTo(404);
    assertThat(core.read("totp/code/made").status()).isEqualTo(400);
  }

  @Test
  void theUrlOfAnotherServiceBringsItsSettings() {
    String url = "otpauth://totp/Acme:beta?secret=" + KEY + "&algorithm=SHA256&digits=8&period=60";
    assertThat(
            core.write("totp/keys/url", "{\"url\":\"" + url + "\",\"issuer\":\"x\",\"digits\":6}")
                .status())
        .isEqualTo(204);
    assertThat(core.read("totp/keys/url").data().toString())
        .isEqualTo(
            "{\"account_name\":\"beta\",\"algorithm\":\"SHA256\",\"digits\":8,"
                + "\"issuer\":\"Acme\",\"period\":60}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"key\":\"not base32!\"}",
        "{\"key\":\"====\"}",
        "{\"key\":\"" + KEY + "\",\"digits\":7}",
        "{\"key\":\"" + KEY + "\",\"algorithm\":\"MD5\"}",
        "{\"key\":\"" + KEY + "\",\"period\":0}",
        "{\"key\":\"" + KEY + "\",\"skew\":2}",
        "{\"url\":\"https://example.com\"}",
        "{\"url\":\"otpauth://totp/a\"}",
        "{\"generate\":true,\"issuer\":\"a\"}",
        "{\"generate\":true,\"account_name\":\"a\"}",
        "{\"generate\":true,\"issuer\":\"a\",\"account_name\":\"b\",\"key\":\"" + KEY + "\"}",
        "{\"generate\":true,\"issuer\":\"a\",\"account_name\":\"b\",\"url\":\"otpauth://totp/\"}",
        "{\"generate\":true,\"issuer\":\"a\",\"account_name\":\"b\",\"key_size\":0}",
        "{\"generate\":true,\"issuer\":\"a\",\"account_name\":\"b\",\"key_size\":513}"
      })
  void whatIsWrongIsRefusedAndStoresNothing(String body) {
    Reply refused = core.write("totp/keys/bad", body);
    assertThat(refused.status()).as(body).isEqualTo(400);
    assertThat(refused.errors()).hasSize(1);
    assertThat(refused.errors().getFirst()).doesNotContain(KEY);
    assertThat(core.read("totp/keys/bad").status()).isEqualTo(404);
  }

  private static BufferedImage image(Reply made) throws IOException {
    byte[] png = Base64.getDecoder().decode(made.data("barcode").asText());
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static String scanned(BufferedImage image) throws ReaderException {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
