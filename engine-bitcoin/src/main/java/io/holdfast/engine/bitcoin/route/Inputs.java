package io.holdfast.engine.bitcoin.route;

import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.sign.SigningRefused;
import java.util.function.Supplier;

/** Turns what module {@code bitcoin} refuses into a refusal that names the request's field. */
public final class Inputs {
  private Inputs() {}

  /**
   * What {@code read} makes of a field.
   *
   * @throws Refusal.InvalidRequest with the field in front of what was wrong with it
   */
  public static <T> T of(String field, Supplier<T> read) {
    try {
      return read.get();
    } catch (BitcoinException e) {
      throw invalid(field, e);
    }
  }

  /** A refusal that names a field and says what the failure says. */
  public static Refusal.InvalidRequest invalid(String field, BitcoinException failure) {
    return invalid(field, String.valueOf(failure.getMessage()));
  }

  /** A refusal that names a field and what to do about it. */
  public static Refusal.InvalidRequest invalid(String field, String problem) {
    return new Refusal.InvalidRequest(field + ": " + problem);
  }

  /** The refusal of a PSBT that breaks a rule of signing, with the rule's name beside the error. */
  public static Refusal.InvalidRequest refused(String field, SigningRefused refused) {
    return new Refusal.InvalidRequest(
        field + ": " + refused.getMessage(), Json.object().put("rule", refused.rule().label()));
  }
}
