package io.holdfast.core.identity.mfa;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.otp.OtpAlgorithm;
import io.holdfast.crypto.otp.qr.QrCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a write of a TOTP method can say. */
final class TotpFields {
  private static final Field<String> NAME =
      Field.string("method_name", "A name by which clients may name the method.");
  private static final Field<String> ISSUER =
      Field.string("issuer", "Shown by authenticator apps: who the codes are for.");
  private static final Field<Duration> PERIOD =
      Field.duration("period", "How long a code is good.").withDefault(Duration.ofSeconds(30));
  private static final Field<Long> KEY_SIZE =
      Field.integer("key_size", "Bytes of a secret: 10 to 64.").withDefault(20L);
  private static final Field<Long> QR_SIZE =
      Field.integer("qr_size", "Pixels of the QR code; 0 for none.").withDefault(200L);
  private static final Field<String> ALGORITHM =
      Field.string("algorithm", "SHA1, SHA256 or SHA512").withDefault("SHA1");
  private static final Field<Long> DIGITS =
      Field.integer("digits", "Of a code: 6 or 8.").withDefault(6L);
  private static final Field<Long> SKEW =
      Field.integer("skew", "How many periods a clock may be off: 0 or 1.").withDefault(1L);
  private static final Field<Long> ATTEMPTS =
      Field.integer("max_validation_attempts", "How many wrong codes are let pass in a period.")
          .withDefault(5L);

  static final List<Field<?>> ALL =
      List.of(NAME, ISSUER, PERIOD, KEY_SIZE, QR_SIZE, ALGORITHM, DIGITS, SKEW, ATTEMPTS);

  private static final int LEAST_KEY = 10;
  private static final int MOST_KEY = 64;
  private static final int MOST_ATTEMPTS = 1000;

  private TotpFields() {}

  /** The method that a call describes; what it leaves out stays as it was. */
  static TotpMethod read(Call call, String id, Optional<TotpMethod> before) {
    String issuer = value(call, ISSUER, before.map(TotpMethod::issuer));
    if (issuer.isEmpty()) {
      throw new Refusal.InvalidRequest("issuer must be set");
    }
    Duration period = value(call, PERIOD, before.map(TotpMethod::period));
    if (period.toSeconds() < 1) {
      throw new Refusal.InvalidRequest("period must be greater than zero");
    }
    int digits = number(call, DIGITS, before.map(TotpMethod::digits), 0, 10);
    if (digits != 6 && digits != 8) {
      throw new Refusal.InvalidRequest("digits can only be 6 or 8");
    }
    return new TotpMethod(
        id,
        value(call, NAME, before.map(TotpMethod::name)),
        issuer,
        Duration.ofSeconds(period.toSeconds()),
        number(call, KEY_SIZE, before.map(TotpMethod::keySize), LEAST_KEY, MOST_KEY),
        number(call, QR_SIZE, before.map(TotpMethod::qrSize), 0, QrCode.LARGEST),
        algorithm(call, before),
        digits,
        number(call, SKEW, before.map(TotpMethod::skew), 0, 1),
        number(call, ATTEMPTS, before.map(TotpMethod::maxAttempts), 1, MOST_ATTEMPTS));
  }

  private static OtpAlgorithm algorithm(Call call, Optional<TotpMethod> before) {
    try {
      return OtpAlgorithm.named(
          value(call, ALGORITHM, before.map(method -> method.algorithm().name())));
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest(String.valueOf(e.getMessage()));
    }
  }

  private static int number(
      Call call, Field<Long> field, Optional<Integer> before, int least, int most) {
    long value = value(call, field, before.map(Integer::longValue));
    if (value < least || value > most) {
      throw new Refusal.InvalidRequest(field.name() + " must be between " + least + " and " + most);
    }
    return (int) value;
  }

  private static <T> T value(Call call, Field<T> field, Optional<T> before) {
    return call.find(field).or(() -> before).orElseGet(() -> call.get(field));
  }
}
