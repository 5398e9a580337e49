package io.holdfast.crypto.otp.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.holdfast.crypto.CryptoException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** QR codes (ISO/IEC 18004), with the quiet zone that readers want around them. */
public final class QrCode {
  /** Pixels of each side, at most. */
  public static final int LARGEST = 4096;

  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(
          EncodeHintType.ERROR_CORRECTION,
          ErrorCorrectionLevel.M,
          EncodeHintType.CHARACTER_SET,
          StandardCharsets.UTF_8.name());

  private QrCode() {}

  /**
   * The QR code of a text as a PNG.
   *
   * @param size pixels of each side
   * @throws CryptoException when the text does not fit a QR code, or the code not the size
   */
  public static byte[] png(String text, int size) {
    BitMatrix code;
    try {
      code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, size, size, HINTS);
    } catch (WriterException e) {
      throw new CryptoException(
          "the key's URL is too long for a QR code; set qr_size to 0 to get the URL alone");
    }
    if (code.getWidth() > size) {
      throw new CryptoException(
          "the QR code of this key needs a qr_size of at least " + code.getWidth());
    }
    return Png.of(code);
  }
}
