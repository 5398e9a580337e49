package io.holdfast.engines.totp;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.otp.Base32;
import io.holdfast.crypto.otp.KeyUrl;
import io.holdfast.crypto.otp.OtpAlgorithm;
import io.holdfast.crypto.otp.Totp;
import io.holdfast.crypto.otp.qr.QrCode;

/**
 * A key that is to be stored, made or given.
 *
 * @param secret the caller closes it
 */
record NewKey(TotpKey key, SecretBytes secret) {
  private static final int LARGEST = 512;

  /**
   * A fresh key.
   *
   * @throws CryptoException when a setting is wrong
   */
  static NewKey made(Call call) {
    refuse(call, KeyFields.KEY);
    refuse(call, KeyFields.URL);
    require(call, KeyFields.ACCOUNT);
    require(call, KeyFields.ISSUER);
    TotpKey key = settings(call, call.get(KeyFields.ISSUER), call.get(KeyFields.ACCOUNT));
    return new NewKey(key, SecretBytes.random(keySize(call)));
  }

  /**
   * The key that the client gives, by itself or in a URL.
   *
   * @throws CryptoException when the key, the URL or a setting is wrong
   */
  static NewKey given(Call call) {
    String url = call.get(KeyFields.URL);
    return url.isEmpty() ? plain(call) : ofUrl(call, KeyUrl.parse(url));
  }

  private static NewKey plain(Call call) {
    TotpKey key = settings(call, call.get(KeyFields.ISSUER), call.get(KeyFields.ACCOUNT));
    return new NewKey(key, secret(call.get(KeyFields.KEY)));
  }

  /** What the URL says wins over the fields. */
  private static NewKey ofUrl(Call call, KeyUrl url) {
    TotpKey fields =
        settings(call, url.issuer().orElseGet(() -> call.get(KeyFields.ISSUER)), url.account());
    Totp totp =
        new Totp(
            url.algorithm().orElse(fields.totp().algorithm()),
            url.digits().orElse(fields.totp().digits()),
            url.period().orElse(fields.totp().period()));
    TotpKey key = new TotpKey(fields.issuer(), fields.accountName(), totp, fields.skew());
    return new NewKey(key, secret(url.secret()));
  }

  private static SecretBytes secret(String base32) {
    if (base32.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "the key value is required: give key or url, or set generate");
    }
    byte[] secret;
    try {
      secret = Base32.decode(base32);
    } catch (CryptoException malformed) {
      throw new Refusal.InvalidRequest("invalid key value: " + malformed.getMessage());
    }
    if (secret.length == 0) {
      throw new Refusal.InvalidRequest("invalid key value: it has not one byte");
    }
    return SecretBytes.take(secret);
  }

  private static TotpKey settings(Call call, String issuer, String account) {
    var _ = qrSize(call);
    var _ = keySize(call);
    Totp totp =
        new Totp(
            OtpAlgorithm.named(call.get(KeyFields.ALGORITHM)),
            small(call.get(KeyFields.DIGITS)),
            call.get(KeyFields.PERIOD));
    int skew = small(call.get(KeyFields.SKEW));
    if (skew != 0 && skew != 1) {
      throw new Refusal.InvalidRequest("the skew value must be 0 or 1");
    }
    return new TotpKey(issuer, account, totp, skew);
  }

  private static int keySize(Call call) {
    return bounded(call, KeyFields.KEY_SIZE, 1, LARGEST);
  }

  /** The size of the QR code that is wanted; 0 for none. */
  static int qrSize(Call call) {
    return bounded(call, KeyFields.QR_SIZE, 0, QrCode.LARGEST);
  }

  private static int bounded(Call call, Field<Long> field, int least, int most) {
    long value = call.get(field);
    if (value < least || value > most) {
      throw new Refusal.InvalidRequest(
          "the " + field.name() + " value must be between " + least + " and " + most);
    }
    return (int) value;
  }

  private static int small(long value) {
    return Math.clamp(value, -1, 100);
  }

  private static void refuse(Call call, Field<String> field) {
    if (!call.get(field).isEmpty()) {
      throw new Refusal.InvalidRequest(field.name() + " should not be passed if generate is true");
    }
  }

  private static void require(Call call, Field<String> field) {
    if (call.get(field).isEmpty()) {
      throw new Refusal.InvalidRequest(
          "the " + field.name() + " value is required for generated keys");
    }
  }
}
